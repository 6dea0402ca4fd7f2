import t from 'tap';
import { off, on, resolved, there } from './support.ts';

t.test('what was not looked at is not known, and what would tell is named', async (t) => {
  const bare = resolved({ ...there, looked_at: ['packages'] });
  t.match(bare, { live: 'unknown', missing: [/getprop.*build\.prop files of the image/] });
  const blind = resolved({ properties: [on('effective')], looked_at: ['effective-properties'] });
  t.match(blind, { live: 'unknown', missing: [/pm list packages -f/] });
  t.equal(resolved({ properties: [off('effective')], looked_at: ['effective-properties'] }).live, 'off', 'off is off');
});

t.test('that nothing sets the switch is known of a running phone, or where all files were read', async (t) => {
  const image = { ...there, looked_at: ['build-properties', 'files', 'texts'] } as const;
  const system = 'system ro.build.id=X';
  t.match(resolved({ ...image, properties: [system] }), { live: 'unknown', missing: [/build\.prop of \/vendor/] });
  t.equal(resolved({ ...image, properties: [system, 'vendor ro.vendor.x=1'] }).live, 'off');
  const vendorOnly = resolved({ ...image, properties: ['vendor ro.vendor.x=1'] });
  t.match(vendorOnly, { live: 'unknown', missing: [/build\.prop of \/system/] });
  const productOnly = resolved({ ...image, properties: ['product ro.product.x=1'] });
  t.match(productOnly, { missing: [/build\.prop of \/system/] }, 'the first that lacks is named');
  const since = (sdk: number) =>
    resolved({ ...image, properties: [system, `system ro.build.version.sdk=${sdk}`] }).live;
  t.equal(since(25), 'off', 'no vendor image');
  t.equal(since(26), 'unknown');
  t.equal(resolved({ ...image, properties: [system, off('system')] }).live, 'off', 'it was set');
  const first = (given: string) => resolved({ ...image, properties: [given] }).steps[0]?.live;
  t.equal(first(off('system')), 'off', 'that it was set ends the question');
  t.equal(first(off('persisted')), 'unknown', 'what an earlier build has left does not');
  t.equal(resolved({ ...there, torn: ['effective-properties'] }).live, 'unknown', 'the dump is cut short');
});

t.test('on an Android before 8 the name alone does not tell the generation', async (t) => {
  const properties = ['effective ro.build.version.sdk=22'];
  const looked_at = ['effective-properties', 'packages'] as const;
  t.match(resolved({ ...there, properties, looked_at }), { live: 'unknown', missing: [/APK/] });
  t.equal(resolved({ ...there, properties, looked_at: [...looked_at, 'texts'] }).live, 'off');
  t.equal(resolved({ ...there, properties: ['effective ro.build.version.sdk=26'], looked_at }).live, 'off');
});

t.test('a client of which nothing but the name is known is unknown, and asks for knowledge', async (t) => {
  const one = resolved({ packages: { 'com.oppo.ctautoregist': 'enabled' } });
  t.match(one, { live: 'unknown', missing: [/knowledge file/], endpoint: null, transport: 'unknown' });
  t.equal(one.client.identifiers, null);
});

import t from 'tap';
import { off, on, resolved, there } from './support.ts';

t.test('what was not looked at is not known, and what would tell is named', async (t) => {
  const bare = resolved({ ...there, looked_at: ['packages'] });
  t.match(bare, { live: 'unknown', missing: [/getprop/] });
  const blind = resolved({ properties: [on('effective')], looked_at: ['effective-properties'] });
  t.match(blind, { live: 'unknown', missing: [/pm list packages -f/] });
  t.equal(resolved({ properties: [off('effective')], looked_at: ['effective-properties'] }).live, 'off', 'off is off');
});

t.test('that nothing sets the switch is known of a running phone, or where all files were read', async (t) => {
  const image = { ...there, looked_at: ['build-properties', 'files', 'texts'] } as const;
  const system = 'system ro.build.id=X';
  t.match(resolved({ ...image, properties: [system] }), { live: 'unknown', missing: [/build\.prop of \/vendor/] });
  t.equal(resolved({ ...image, properties: [system, 'vendor ro.vendor.x=1'] }).live, 'off');
  t.equal(
    resolved({ ...image, properties: [system, 'system ro.build.version.sdk=25'] }).live,
    'off',
    'no vendor image',
  );
  t.equal(resolved({ ...image, properties: [system, off('system')] }).live, 'off', 'it was set');
  t.equal(resolved({ ...there, torn: ['effective-properties'] }).live, 'unknown', 'the dump is cut short');
});

t.test('on an Android before 8 the name alone does not tell the generation', async (t) => {
  const properties = ['effective ro.build.version.sdk=22'];
  const looked_at = ['effective-properties', 'packages'] as const;
  t.match(resolved({ ...there, properties, looked_at }), { live: 'unknown', missing: [/APK/] });
  t.equal(resolved({ ...there, properties, looked_at: [...looked_at, 'texts'] }).live, 'off');
  t.equal(resolved({ ...there, properties: ['effective ro.build.version.sdk=27'], looked_at }).live, 'off');
});

t.test('a client of which nothing but the name is known is unknown, and asks for knowledge', async (t) => {
  const one = resolved({ packages: { 'com.oppo.ctautoregist': 'enabled' } });
  t.match(one, { live: 'unknown', missing: [/knowledge file/], endpoint: null, transport: 'unknown' });
  t.equal(one.client.identifiers, null);
});

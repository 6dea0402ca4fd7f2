import { type KnownClient, resolve } from '@phonehome/variants';
import t from 'tap';
import { factsOf, SWITCH } from '../facts.ts';
import { android9, carried, carrierThere, off, on, resolved, there } from './support.ts';

/** What is set, in any order, and whether the client is live. Each layer overrules those before it. */
const rules: readonly [says: string, properties: readonly string[], live: string][] = [
  ['nothing sets the switch: its default is off', [], 'off'],
  ['the system image switches it on', [on('system')], 'live'],
  ['the vendor image overrules the system image', [off('vendor'), on('system')], 'off'],
  ['the product image overrules the vendor image', [on('product'), off('vendor')], 'live'],
  ['default.prop is overruled by any image', [off('default'), on('system')], 'live'],
  ['what is persisted overrules every image', [on('persisted'), off('product')], 'live'],
  ['what is persisted overrules an image that switches it on', [off('persisted'), on('product')], 'off'],
  ['an init script sets it at each start, whatever is persisted', [off('init'), on('persisted')], 'off'],
  ['what a running phone tells is what is', [on('effective'), off('init'), off('system')], 'live'],
  [
    'a value that is neither on nor off counts as if nothing were set',
    [on('system'), `vendor ${SWITCH}=perhaps`],
    'off',
  ],
  ['and so does an empty one', [on('system'), `effective ${SWITCH}=`], 'off'],
  ['1 is on, as Android reads it', [`system ${SWITCH}=1`], 'live'],
];

for (const [says, properties, live] of rules) {
  t.test(says, async (t) => {
    t.equal(resolved({ ...there, properties }).live, live);
    t.equal(
      resolved({ ...there, properties: [...properties].reverse() }).live,
      live,
      'in whatever order they were read',
    );
  });
}

t.test('until Android 9 the product image was read first and the vendor image last', async (t) => {
  const live = (...properties: string[]) => resolved({ ...there, properties }).live;
  t.equal(live(on('vendor'), off('product'), android9), 'live');
  t.equal(live(on('vendor'), off('product'), 'system ro.build.version.release=9'), 'live');
  t.equal(live(on('vendor'), off('product'), 'system ro.build.version.release=10'), 'off');
  t.equal(live(on('vendor'), off('odm'), android9), 'live');
  t.equal(live(on('vendor'), off('odm')), 'off');
  t.equal(live(on('system'), off('vendor'), android9), 'off', 'in either order');
  const updated = ['effective ro.build.version.sdk=28', 'system ro.build.version.sdk=29'];
  t.equal(live(on('vendor'), off('product'), ...updated), 'live', 'what the running phone tells of itself counts');
});

t.test(
  'makers of that time read further partitions in orders of their own: in doubt, what switches on counts',
  async (t) => {
    t.equal(resolved({ ...there, properties: [off('vendor'), on('odm'), android9] }).live, 'live');
    t.equal(resolved({ ...there, properties: [off('system'), on('product'), android9] }).live, 'live');
  },
);

t.test('of a partition, default.prop is read before build.prop, and each line after those above it', async (t) => {
  const files = [`vendor /vendor/default.prop ${SWITCH}=true`, `vendor /vendor/build.prop ${SWITCH}=false`];
  t.equal(resolved({ ...there, properties: files }).live, 'off');
  t.equal(resolved({ ...there, properties: files.toReversed() }).live, 'off');
  t.equal(resolved({ ...there, properties: [on('vendor'), off('vendor')] }).live, 'off');
});

t.test('of an older Android the order of that time is told', async (t) => {
  const { steps } = resolved({ ...there, properties: [off('vendor'), off('product'), android9] });
  t.match(steps.at(-1)?.says, /of vendor/);
});

t.test('where it is not known which file comes last, the one that switches on does', async (t) => {
  t.equal(resolved({ ...there, properties: [on('unknown-partition'), off('product')] }).live, 'live');
  t.equal(resolved({ ...there, properties: [off('unknown-partition'), on('system')] }).live, 'live');
  const files = ['a.txt', 'b.txt'].map((file, i) => `effective ${file} ${SWITCH}=${i === 0}`);
  t.equal(resolved({ ...there, properties: files }).live, 'live');
  for (const [one, other] of [
    ['a.txt', 'b.txt'],
    ['b.txt', 'a.txt'],
  ]) {
    const properties = [`effective ${one} ${SWITCH}=false`, `effective ${one} ${SWITCH}=true`];
    const { live } = resolved({ ...there, properties: [...properties, `effective ${other} ${SWITCH}=false`] });
    t.equal(live, 'live', 'by its last line');
  }
});

t.test('of facts of a file without lines, too, the one that switches on comes last', async (t) => {
  const last = (...values: string[]) => {
    const facts = factsOf({ ...carrierThere, overlays: values.map((value) => `com.example.ct bool/enabled=${value}`) });
    const overlays = facts.overlays.map((one) => ({ ...one, source: { file: 'x.apk', line: null } }));
    return resolve({ ...facts, overlays }, [carried])[0]?.steps.at(-1)?.says;
  };
  t.match(last('true', 'zero'), /enabled is true/);
  t.match(last('zero', 'true'), /enabled is true/);
  t.match(last('no', 'false'), /enabled is no /, 'else in an order of their own');
  t.match(last('false', 'no'), /enabled is no /);
});

t.test('a property that begins with `ro.` was set once until Android 9', async (t) => {
  const readOnly: KnownClient = { ...carried, switches: [{ by: 'property', name: 'ro.ct.register' }] };
  const live = (...properties: string[]) => resolved({ ...carrierThere, properties }, {}, [readOnly]).live;
  const both = ['system ro.ct.register=true', 'vendor ro.ct.register=false'];
  t.equal(live(...both, android9), 'live', 'the first one counts');
  const reverse = ['system ro.ct.register=false', 'vendor ro.ct.register=true'];
  t.equal(live(...reverse, android9), 'live', 'in doubt, what switches on counts');
  t.equal(live(...both), 'off', 'the last one counts');
  t.equal(live(...both.toReversed(), 'init ro.ct.register=true'), 'off', 'a script cannot set it again');
  t.equal(live('init ro.ct.register=true'), 'live', 'it can set it');
});

t.test('each step says which layer said what, where, and what was believed after it', async (t) => {
  const { steps, signs } = resolved({ ...there, properties: [off('system'), on('persisted')] });
  t.same(
    steps.map(({ layer, live }) => [layer, live]),
    [
      ['image', 'off'],
      ['build-properties', 'off'],
      ['persisted-property', 'live'],
    ],
  );
  t.same(steps[0]?.source, signs[0]?.source, 'the first where the client was found');
  t.match(steps[2], { says: `${SWITCH} is true (persisted on the phone)`, source: { file: 'facts.txt' } });
});

t.test('a client that runs unless it is switched off does so where the value is neither', async (t) => {
  const running: KnownClient = { ...carried, on_by_default: true, switches: [{ by: 'property', name: 'ct.register' }] };
  t.equal(resolved({ ...carrierThere, properties: ['system ct.register=perhaps'] }, {}, [running]).live, 'live');
  t.equal(resolved({ ...carrierThere, properties: ['system ct.register=no'] }, {}, [running]).live, 'off');
});

t.test('what an earlier build has left persists, until a build resets it', async (t) => {
  const persisted = { [SWITCH]: 'true' };
  t.equal(resolved({ ...there, properties: [off('system')] }, { persisted }).live, 'live');
  t.equal(resolved({ ...there, properties: [off('init')] }, { persisted }).live, 'off');
});

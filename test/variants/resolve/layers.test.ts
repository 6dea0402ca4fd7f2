import {
  anyPhone,
  type Circumstances,
  type KnownClient,
  knownClients,
  type ResolvedClient,
  resolve,
} from '@phonehome/variants';
import t from 'tap';
import { factsOf, type Given, QUALCOMM, SWITCH } from '../facts.ts';

function resolved(given: Given, phone: Partial<Circumstances> = {}, knowledge = knownClients): ResolvedClient {
  const found = resolve(factsOf(given), knowledge, { ...anyPhone, ...phone });
  if (found.length !== 1) throw new Error(`${found.length} clients were found`);
  return found[0] as ResolvedClient;
}

const there = { packages: { [QUALCOMM]: 'enabled' } } as const;
const on = (layer: string) => `${layer} ${SWITCH}=true`;
const off = (layer: string) => `${layer} ${SWITCH}=false`;

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
  ['a value that is neither on nor off says nothing', [on('system'), `vendor ${SWITCH}=perhaps`], 'live'],
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

t.test('each step says which layer said what, where, and what was believed after it', async (t) => {
  const { steps } = resolved({ ...there, properties: [off('system'), on('persisted')] });
  t.same(
    steps.map(({ layer, live }) => [layer, live]),
    [
      ['image', 'off'],
      ['build-properties', 'off'],
      ['persisted-property', 'live'],
    ],
  );
  t.match(steps[2], { says: `${SWITCH} is true (persisted on the phone)`, source: { file: 'facts.txt' } });
});

t.test('what an earlier build has left persists, until a build resets it', async (t) => {
  const persisted = { [SWITCH]: 'true' };
  t.equal(resolved({ ...there, properties: [off('system')] }, { persisted }).live, 'live');
  t.equal(resolved({ ...there, properties: [off('init')] }, { persisted }).live, 'off');
});

t.test('a package that is disabled does not run; where its user did so, the build still has it live', async (t) => {
  const properties = [on('init')];
  t.match(resolved({ packages: { [QUALCOMM]: 'disabled' }, properties }), { live: 'off', live_in_build: 'off' });
  t.match(resolved({ packages: { [QUALCOMM]: 'disabled-by-user' }, properties }), {
    live: 'off',
    live_in_build: 'live',
  });
  t.match(resolved({ ...there, properties }, { disabled_by_user: [QUALCOMM] }), { live: 'off', live_in_build: 'live' });
});

t.test('without its package it is absent; a switch that is on all the same leaves a question', async (t) => {
  t.equal(resolved({ properties: [off('system')] }).live, 'absent');
  t.equal(resolved({ properties: [on('persisted')] }).live, 'absent', 'left over');
  t.equal(resolved({ properties: [on('effective')] }).live, 'absent', 'all files were searched');
  const looked_at = ['effective-properties', 'packages', 'disabled-packages'] as const;
  const unsearched = resolved({ properties: [on('effective')], looked_at });
  t.equal(unsearched.live, 'unknown');
  t.match(unsearched.missing, [/APKs/]);
});

t.test('what was not looked at is not known, and what would tell is named', async (t) => {
  const bare = resolved({ ...there, looked_at: ['packages'] });
  t.match(bare, { live: 'unknown', missing: [/getprop/] });
  const blind = resolved({ properties: [on('effective')], looked_at: ['effective-properties'] });
  t.match(blind, { live: 'unknown', missing: [/pm list packages -f/] });
  t.equal(resolved({ properties: [off('effective')], looked_at: ['effective-properties'] }).live, 'off', 'off is off');
});

const carried: KnownClient = {
  ...(knownClients[0] as KnownClient),
  id: 'by-carrier',
  signs: { packages: ['com.example.ct'] },
  switches: [
    { by: 'overlay', target_package: 'com.example.ct', resource: 'bool/enabled' },
    { by: 'carrier-config', key: 'ct_register_bool' },
  ],
};
const carrierThere = { packages: { 'com.example.ct': 'enabled' } } as const;
const card = (mcc: string, mnc: string): Partial<Circumstances> => ({ sims: [{ mcc, mnc }] });

t.test('an overlay overrules what is built in, and carrier configuration the overlay', async (t) => {
  const overlays = ['com.example.ct bool/enabled=true'];
  const carriers = ['* ct_register_bool=false', '460-03 ct_register_bool=true'];
  t.equal(resolved({ ...carrierThere, overlays }, {}, [carried]).live, 'live');
  t.equal(resolved({ ...carrierThere, overlays, carriers }, card('242', '01'), [carried]).live, 'off');
  t.equal(
    resolved({ ...carrierThere, overlays, carriers }, card('460', '03'), [carried]).live,
    'live',
    'the specific one',
  );
  t.equal(
    resolved({ ...carrierThere, carriers }, card('460', '3'), [carried]).live,
    'live',
    'however the MNC is written',
  );
});

t.test('of a phone whose card is not known, the card with which it is the most alive is taken', async (t) => {
  const carriers = ['* ct_register_bool=false', '460-03 ct_register_bool=true'];
  const { live, steps } = resolved({ ...carrierThere, carriers }, {}, [carried]);
  t.equal(live, 'live');
  t.match(steps.at(-1)?.says, /carrier configuration of 460-03/);
});

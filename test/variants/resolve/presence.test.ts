import { type KnownClient, knownClients, type PackageFact, resolve } from '@phonehome/variants';
import t from 'tap';
import { factsOf, HOST, QUALCOMM, SWITCH } from '../facts.ts';
import { carried, off, on, resolved, there } from './support.ts';

t.test('a package that is disabled does not run; where its user did so, the build still has it live', async (t) => {
  const properties = [on('init')];
  t.match(resolved({ packages: { [QUALCOMM]: 'disabled' }, properties }), { live: 'off', live_in_build: 'off' });
  t.match(resolved({ packages: { [QUALCOMM]: 'disabled-by-user' }, properties }), {
    live: 'off',
    live_in_build: 'live',
  });
  t.match(resolved({ ...there, properties }, { disabled_by_user: [QUALCOMM] }), { live: 'off', live_in_build: 'live' });
  t.equal(resolved({ packages: { [QUALCOMM]: 'disabled' }, properties }).steps.at(-1)?.layer, 'image');
  t.equal(resolved({ packages: { [QUALCOMM]: 'disabled-by-user' }, properties }).steps.at(-1)?.layer, 'user');
});

t.test('where one dump says disabled and another says by whom, it was the user', async (t) => {
  const facts = factsOf({ ...there, properties: [on('effective')] });
  const [one] = facts.packages as [PackageFact];
  const states = ['enabled', 'disabled', 'disabled-until-used', 'disabled-by-user', 'not-installed-for-user'] as const;
  const told = states.map((state, line) => ({ ...one, state, source: { file: 'dumps', line } }));
  for (const [packages, first] of [
    [told, 3],
    [told.toReversed(), 4],
  ] as const) {
    t.match(resolve({ ...facts, packages }, knownClients), [{ live: 'off', live_in_build: 'live' }]);
    t.equal(resolve({ ...facts, packages }, knownClients)[0]?.steps.at(-1)?.source?.line, first, 'the first is named');
  }
});

t.test('a list of packages without paths shows that it is there, and so does a list of files', async (t) => {
  const facts = factsOf({ ...there, properties: [on('effective')] });
  const packages = facts.packages.map((one) => ({ ...one, path: null }));
  t.equal(resolve({ ...facts, packages }, knownClients)[0]?.live, 'live');
  const files = ['/system/priv-app/autoregistration/autoregistration.apk'];
  t.match(resolved({ files, properties: [on('effective')] }), { live: 'live', package: null });
});

t.test('without its package it is absent; a switch that is on all the same leaves a question', async (t) => {
  t.equal(resolved({ properties: [off('system')] }).live, 'absent');
  t.equal(resolved({ properties: [on('persisted')] }).live, 'absent', 'left over');
  t.equal(resolved({ properties: [on('effective')] }).live, 'absent', 'all files were searched');
  const torn = ['texts'] as const;
  t.equal(resolved({ properties: [on('effective')], torn }).live, 'unknown', 'not all of them');
  t.equal(resolved({ properties: [on('persisted')], torn }).live, 'absent', 'left over, whatever was searched');
  t.equal(resolved({ properties: [on('system'), off('vendor')], torn }).live, 'absent', 'off in the end');
  t.equal(resolved({ properties: [on('system'), `vendor ${SWITCH}=perhaps`], torn }).live, 'unknown', 'or neither');
  const looked_at = ['effective-properties', 'packages', 'disabled-packages'] as const;
  const unsearched = resolved({ properties: [on('effective')], looked_at });
  t.equal(unsearched.live, 'unknown');
  t.match(unsearched.missing, [/APKs/]);
});

t.test('a list without the disabled is told to say nothing of them', async (t) => {
  const looked_at = ['effective-properties', 'packages'] as const;
  const { live, steps } = resolved({ ...there, properties: [on('effective')], looked_at });
  t.equal(live, 'live');
  t.match(steps.at(-1), { layer: 'user', says: /`pm list packages -d`/ });
  for (const kind of ['disabled-packages', 'package-details'] as const) {
    const more = resolved({ ...there, properties: [on('effective')], looked_at: [...looked_at, kind] });
    t.equal(more.steps.at(-1)?.layer, 'effective-property', `${kind} tell`);
  }
});

t.test('what another user of the phone has disabled is not disabled', async (t) => {
  const facts = factsOf({ ...there, properties: [on('effective')] });
  const ofUser = (user: number) => ({
    ...facts,
    packages: facts.packages.map((one) => ({ ...one, user, state: 'disabled-by-user' as const })),
  });
  t.equal(resolve(ofUser(10), knownClients)[0]?.live, 'live');
  t.equal(resolve(ofUser(0), knownClients)[0]?.live, 'off');
});

t.test('a client whose file does not name the switch is that of 2014, and does not mind it', async (t) => {
  const texts = { [QUALCOMM]: [HOST, 'REGVER', 'MODELSMS', 'SIM1ICCID'] };
  const old = resolved({ ...there, texts, properties: [off('effective')] });
  t.match(old, { live: 'live', repetition: 'bounded', client: { id: 'qualcomm-autoregistration-2014' } });
  t.notOk(old.client.identifiers?.includes('IMEI1'), 'its report has no IMEI');
  const newer = resolved({ ...there, texts: { [QUALCOMM]: [HOST, SWITCH] }, properties: [off('effective')] });
  t.match(newer, { live: 'off', client: { id: 'qualcomm-autoregistration' } });
});

t.test('a client of which no older one is known runs where its file was searched and reads no switch', async (t) => {
  const { without_switch: _, ...newest } = carried;
  const one: KnownClient = { ...newest, on_by_default: false, switches: [{ by: 'property', name: 'ct.register' }] };
  const signs = { packages: ['com.example.ct'], endpoints: [HOST] };
  const given = { packages: { 'com.example.ct': 'enabled' }, texts: { 'com.example.ct': [HOST] } } as const;
  t.match(resolved(given, {}, [{ ...one, signs }]), {
    live: 'live',
    client: { id: one.id, on_by_default: true, switches: [] },
  });
  const switches = [...one.switches, { by: 'property', name: 'ct.other' } as const];
  t.equal(
    resolved(given, {}, [{ ...one, signs, switches }]).live,
    'off',
    'of several switches, which it reads is open',
  );
});

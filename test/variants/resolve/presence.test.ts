import { knownClients, resolve } from '@phonehome/variants';
import t from 'tap';
import { factsOf, HOST, QUALCOMM, SWITCH } from '../facts.ts';
import { off, on, resolved, there } from './support.ts';

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
  t.equal(resolved({ properties: [on('effective')], torn: ['texts'] }).live, 'unknown', 'not all of them');
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

import { clientFamilies, families, loadScenario, type ScenarioFacts } from '@phonehome/shared';
import { clientState, knownClients, resolve, type ScenarioBuild, scenarioBuildFacts } from '@phonehome/variants';
import t from 'tap';
import { repositoryText } from '../../shared/support.ts';
import { QUALCOMM, SWITCH } from '../facts.ts';

const build = (changes: Partial<ScenarioBuild>): ScenarioBuild => ({
  display_id: '00WW_3_39B',
  fingerprint: 'phonehome/00WW/3_39B:8.1.0',
  region_label: 'WW',
  regver: '7.0',
  ...changes,
});
const ofFacts = (facts: ScenarioFacts) => clientState(build({ facts }), undefined);

t.test('what `client` is short for amounts to it', async (t) => {
  for (const client of ['on', 'off', 'default-off', 'absent'] as const)
    t.equal(clientState(build({ client }), undefined), client);
  t.equal(clientState(build({ client: 'fixed' }), 'switch'), 'off');
  t.equal(clientState(build({ client: 'fixed' }), 'remove'), 'absent');
});

t.test('of every family: on is on, absent is absent', async (t) => {
  for (const family of clientFamilies) {
    const regver = families[family].regvers[0] as ScenarioBuild['regver'];
    for (const client of ['on', 'absent'] as const)
      t.equal(clientState(build({ client, family, regver }), undefined), client, family);
    t.equal(clientState(build({ client: 'on', family, regver, maker_activation: true }), undefined), 'on', family);
  }
});

t.test("the maker's own activation is not the client that a build is about", async (t) => {
  t.equal(clientState(build({ client: 'absent', maker_activation: true }), undefined), 'absent');
});

t.test('facts say what the client does', async (t) => {
  const packages = { [QUALCOMM]: 'enabled' } as const;
  t.equal(ofFacts({ packages }), 'default-off');
  t.equal(ofFacts({ packages, properties: { vendor: { [SWITCH]: 'false' } } }), 'default-off');
  t.equal(ofFacts({ packages, properties: { init: { [SWITCH]: 'false' } } }), 'off');
  t.equal(ofFacts({ packages, properties: { init: { [SWITCH]: 'true' } } }), 'on');
  t.equal(ofFacts({ packages: { [QUALCOMM]: 'disabled' }, properties: { init: { [SWITCH]: 'true' } } }), 'absent');
  t.equal(ofFacts({ properties: { init: { [SWITCH]: 'true' } } }), 'absent');
  t.equal(
    ofFacts({ packages: { 'com.acme.sys': 'enabled' }, reads: { 'com.acme.sys': ['zzhc.vnet.cn'] } }),
    'on',
    'renamed',
  );
});

t.test('a server that a build names instead is the one that is resolved', async (t) => {
  const facts = scenarioBuildFacts('b', build({ client: 'on', host: 'activation.maker.example' }), undefined);
  t.match(resolve(facts, knownClients), [
    { client: { id: 'qualcomm-autoregistration' }, endpoint: { host: 'activation.maker.example' } },
  ]);
});

t.test('in the incident: live in the December build alone among those for the world', async (t) => {
  const { builds, fix } = loadScenario(repositoryText('scenarios/incident.yaml'), 'incident.yaml');
  const live = Object.entries(builds).flatMap(([id, one]) =>
    resolve(scenarioBuildFacts(id, one, fix), knownClients).some(({ live }) => live === 'live') ? [id] : [],
  );
  t.same(live.sort(), ['cn-december', 'cn-november', 'ww-december']);
});

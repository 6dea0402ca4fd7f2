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
const stateOf = (changes: Partial<ScenarioBuild>, fix?: 'switch' | 'remove') => clientState(build(changes), fix).state;
const ofFacts = (facts: ScenarioFacts) => stateOf({ facts });

t.test('what `client` is short for amounts to it', async (t) => {
  for (const client of ['on', 'off', 'default-on', 'default-off', 'absent'] as const) {
    t.equal(stateOf({ client }), client);
  }
  t.equal(stateOf({ client: 'fixed' }, 'switch'), 'off');
  t.equal(stateOf({ client: 'fixed' }, 'remove'), 'absent');
  t.same(clientState(build({ client: 'on', host: 'x.example', family: 'mediatek-2014' }), undefined), {
    state: 'on',
    family: 'mediatek-2014',
    host: 'x.example',
    unclear: null,
  });
});

t.test('of every family: on is on, absent is absent', async (t) => {
  for (const family of clientFamilies) {
    const regver = families[family].regvers[0] as ScenarioBuild['regver'];
    for (const client of ['on', 'absent'] as const) t.equal(stateOf({ client, family, regver }), client, family);
    t.equal(stateOf({ client: 'on', family, regver, maker_activation: true }), 'on', family);
  }
});

t.test("the maker's own activation is not the client that a build is about", async (t) => {
  t.equal(stateOf({ client: 'absent', maker_activation: true }), 'absent');
});

t.test('facts say what the client does', async (t) => {
  const packages = { [QUALCOMM]: 'enabled' } as const;
  t.equal(ofFacts({ packages }), 'default-off');
  t.equal(ofFacts({ packages, properties: { vendor: { [SWITCH]: 'false' } } }), 'default-off');
  t.equal(ofFacts({ packages, properties: { vendor: { [SWITCH]: 'true' } } }), 'default-on');
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

t.test('facts say which family the client is of, and where it reports', async (t) => {
  const of = (facts: ScenarioFacts, more: Partial<ScenarioBuild> = {}) =>
    clientState(build({ facts, ...more }), undefined);
  const mediatek = { packages: { 'com.mediatek.selfregister': 'enabled' } } as const;
  t.match(of(mediatek), { state: 'on', family: 'mediatek-2014', host: null, unclear: null });
  const packages = { [QUALCOMM]: 'enabled' } as const;
  t.match(of({ packages, reads: { [QUALCOMM]: ['zzhc.vnet.cn'] } }), { state: 'on', family: 'phone-2014' });
  const properties = { init: { [SWITCH]: 'true' } };
  const there = { packages, properties, reads: { [QUALCOMM]: [SWITCH, 'activation.maker.example'] } };
  t.match(of(there), { state: 'on', family: 'phone-2017', host: 'activation.maker.example', unclear: null });
  const renamed: ScenarioFacts = {
    packages: { 'com.acme.sys': 'enabled' },
    reads: { 'com.acme.sys': ['zzhc.vnet.cn'] },
  };
  t.match(of(renamed, { family: 'phone-2014' }), { state: 'on', family: 'phone-2014', unclear: null });
  t.match(of({ properties }), { state: 'absent', unclear: null }, 'left over');
});

t.test('facts that do not say which one client runs are unclear', async (t) => {
  const unclear = (facts: ScenarioFacts, more: Partial<ScenarioBuild> = {}) =>
    clientState(build({ facts, ...more }), undefined).unclear;
  const mediatek = 'com.mediatek.selfregister';
  t.match(
    unclear({ packages: { 'com.oppo.ctautoregist': 'enabled' } }),
    /ctautoregist does is not known.*knowledge file/,
  );
  t.match(
    unclear({ packages: { [QUALCOMM]: 'enabled', [mediatek]: 'enabled' } }),
    /^several clients run in it: com\.qualcomm\S+, com\.mediatek/,
  );
  const one = { packages: { [QUALCOMM]: 'disabled', [mediatek]: 'enabled' } } as const;
  t.equal(unclear(one), null, 'one of them is disabled');
  t.equal(ofFacts(one), 'on', 'the other runs');
  t.match(
    unclear({ packages: { 'com.oppo.ctautoregist': 'enabled', 'com.mediatek.deviceregister': 'enabled' } }),
    /deviceregister does/,
    'the first in the order of the knowledge base',
  );
  t.match(unclear({ packages: { [mediatek]: 'enabled' } }, { family: 'kaios-2020' }), /mediatek-2014, not kaios-2020/);
  const other: ScenarioFacts = {
    packages: { 'com.acme.sys': 'enabled' },
    reads: { 'com.acme.sys': ['other.vnet.cn'] },
  };
  t.match(unclear(other), /reports to other\.vnet\.cn, which is neither/);
});

t.test('an overlay of a build is of a resource with a type, or without', async (t) => {
  const overlay = (resource: string) =>
    scenarioBuildFacts(
      'b',
      build({ facts: { overlays: [{ target_package: 'com.x', resource, value: 'true' }] } }),
      undefined,
    ).overlays[0];
  t.match(overlay('bool/enabled'), { resource_type: 'bool', resource: 'enabled' });
  t.match(overlay('enabled'), { resource_type: '', resource: 'enabled' });
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

t.test('a scenario whose facts do not say what runs is refused, with its line and a remedy', async (t) => {
  const text = repositoryText('scenarios/incident.yaml');
  const withFacts = (facts: string) =>
    text.replace('client: "on"\n    regver: "7.0"\n  ww-february', `facts: ${facts}\n    regver: "7.0"\n  ww-february`);
  const refusal = (facts: string): string => {
    try {
      loadScenario(withFacts(facts), 'mine.yaml', clientState);
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };
  t.match(
    refusal('{packages: {com.oppo.ctautoregist: enabled}}'),
    /mine\.yaml:\d+:\d+: builds\.ww-december\.facts: what com\.oppo/,
  );
  t.match(
    refusal('{packages: {com.mediatek.selfregister: enabled}}'),
    /regver: a client of this family sends no report 7\.0/,
  );
  t.equal(refusal(`{packages: {${QUALCOMM}: enabled}, properties: {init: {${SWITCH}: "true"}}}`), 'none');
});

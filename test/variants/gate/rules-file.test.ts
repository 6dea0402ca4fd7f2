import { PhonehomeError } from '@phonehome/shared';
import { loadRules, loadSuppressions, shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import { build, client, judge, verdicts } from './support.ts';

const WW = build({ 'ro.build.display.id': '00WW_3_39B' });
const rules = (body: string) => loadRules(`format: phonehome-rules/1\n${body}`, 'rules.yaml');

t.test('an empty rules file changes nothing', async (t) => {
  t.same(rules(''), shippedPolicy);
});

t.test('a shipped rule: another severity, switched off, for other regions', async (t) => {
  const policy = rules(`rules:
  client-outside-region: {severity: note}
  unbounded-retry: {off: true}
  clear-text-identifiers: {regions: {in: [CN]}}
`);
  const report = judge(WW, [client()], policy);
  t.match(report.findings[0], { rule: 'client-outside-region', severity: 'note', verdict: 'fail' });
  t.notOk('unbounded-retry' in verdicts(report));
  t.equal(verdicts(report)['clear-text-identifiers'], 'pass');
  const inChina = judge(build({ 'ro.build.display.id': '00CN_3_39B' }), [client()], policy);
  t.equal(verdicts(inChina)['clear-text-identifiers'], 'fail');
});

t.test('a rule of the user: no build for Europe may talk to these hosts', async (t) => {
  const policy = rules(`rules:
  not-to-example:
    title: A client in a European build reports to example
    rationale: Our policy 12
    remedy: Ask the privacy team
    regions: {in: [EEA]}
    when: {live: true, host: ["*.example"]}
`);
  const europe = build({ 'ro.miui.build.region': 'eea' });
  const found = (facts: typeof WW, host: string) =>
    verdicts(judge(facts, [client({ endpoint: { host, port: 80, data_region: 'DE' } })], policy))['not-to-example'];
  t.equal(found(europe, 'register.example'), 'fail');
  t.equal(found(europe, 'register.test'), 'pass');
  t.equal(found(build({ 'ro.oem.region': 'IN' }), 'register.example'), 'pass');
  t.equal(found(WW, 'register.example'), 'fail', 'WW is for Europe, too');
  t.equal(found(build({}), 'register.example'), 'unknown');
  t.match(policy.rules.at(-1), { id: 'not-to-example', severity: 'error', source: 'rules file' });
});

t.test('conditions about package, client and presence', async (t) => {
  const verdict = (when: string, more = {}) =>
    verdicts(judge(WW, [client(more)], rules(`rules: {mine: {title: a, rationale: a, remedy: a, when: ${when}}}`)))[
      'mine'
    ];
  t.equal(verdict('{present: true}'), 'fail');
  t.equal(verdict('{present: true}', { live: 'off' }), 'fail');
  t.equal(verdict('{present: true}', { live: 'absent', signs: [] }), 'pass');
  t.equal(verdict('{package: ["com.example.*"]}'), 'fail');
  t.equal(verdict('{package: ["org.*"]}'), 'pass');
  t.equal(verdict('{package: ["org.*"]}', { package: null }), 'unknown');
  t.equal(verdict('{present: true}', { live: 'off', signs: [] }), 'pass');
  t.equal(verdict('{present: true}', { live: 'absent' }), 'pass', 'a switch alone is no client');
  t.equal(verdict('{client: [a-client]}'), 'fail');
  t.equal(verdict('{client: [b-client]}'), 'pass');
  t.equal(verdict('{host: ["*"]}', { endpoint: null }), 'unknown');
});

t.test('what is so or not can be asked for either way', async (t) => {
  const verdict = (when: string, more = {}, facts = WW) => {
    const policy = rules(`rules: {mine: {title: a, rationale: a, remedy: a, when: ${when}}}`);
    return verdicts(judge(facts, [client(more)], policy))['mine'];
  };
  t.equal(verdict('{live: false}'), 'pass');
  t.equal(verdict('{live: false}', { live: 'off' }), 'fail');
  t.equal(verdict('{live: false}', { live: 'unknown' }), 'unknown');
  t.equal(verdict('{outside_meant_for: false}'), 'pass');
  t.equal(verdict('{outside_meant_for: true}'), 'fail');
  t.equal(verdict('{sends_identifiers: false}'), 'pass');
  t.equal(verdict('{label_contradicted: false}'), 'fail');
  t.equal(verdict('{label_contradicted: true}'), 'pass');
  t.equal(verdict('{label_contradicted: false}', {}, build({})), 'unknown');
});

t.test('a pattern with several groups: the first that is there tells the region', async (t) => {
  const row = 'labels: [{id: ours, properties: [ro.x], pattern: "^(?:a-(..)|(..))-(..)$", tells: label, source: z}]';
  t.match(judge(build({ 'ro.x': 'CN-DE' }), [], rules(row)).label, { region: 'CN' });
  t.match(judge(build({ 'ro.x': 'a-FR-DE' }), [], rules(row)).label, { region: 'FR' });
});

t.test('a region that is all countries but some, and the longest host name', async (t) => {
  const policy = rules(`regions: {NOT-US: {except: [CN, US]}}
data_regions: {NOT-US: {forbids: [NOT-US]}}
hosts: {"*.example": US, "*.de.example": DE, de.example: FR}`);
  t.same(policy.regions[0]?.countries, { except: ['CN', 'US'] });
  const to = (host: string) =>
    verdicts(judge(WW, [client({ endpoint: { host, port: 80, data_region: null } })], policy, { region: 'not-us' }))[
      'endpoint-outside-data-region'
    ];
  t.equal(to('a.example'), 'pass', 'in US, which is not in the region');
  t.equal(to('a.de.example'), 'fail', 'in DE');
  t.equal(to('de.example'), 'fail', 'in FR');
  t.equal(to('DE.EXAMPLE.'), 'fail');
  t.equal(to('example'), 'unknown');
});

t.test('labels, regions, data regions and hosts of the user come first', async (t) => {
  const policy = rules(`labels:
  - id: ours
    properties: [ro.acme.market]
    pattern: ^(.+)$
    values: {"7": NORDIC}
    tells: label
    source: our handbook
regions:
  NORDIC: {only: [DK, FI, IS, NO, SE], title: Nordic countries, aliases: [nordics]}
data_regions:
  NORDIC: {allows: [NORDIC, DE]}
hosts:
  register.example: "NO"
  "*.de.example": DE
`);
  const facts = build({ 'ro.acme.market': '7', 'ro.build.display.id': '00WW_3_39B' });
  t.match(judge(facts, [], policy).label, { region: 'NORDIC', known: true });
  t.match(judge(facts, [], policy, { region: 'Nordics' }).label, { region: 'NORDIC' });
  const to = (host: string, data_region: string | null) =>
    verdicts(judge(facts, [client({ endpoint: { host, port: 80, data_region } })], policy))[
      'endpoint-outside-data-region'
    ];
  t.equal(to('register.example', 'CN'), 'pass', 'the rules file knows better where it is');
  t.equal(to('a.de.example', null), 'pass');
  t.equal(to('other.example', 'FR'), 'fail');
  const replaced = rules(
    `regions: {ww: {only: [US]}}\nlabels: [{id: hmd-display-id, properties: [x], pattern: y, tells: label, source: z}]`,
  );
  t.equal(judge(WW, [], replaced).label?.region, 'ww');
  t.equal(replaced.labels.length, shippedPolicy.labels.length, 'a row of the same id is replaced');
  t.same(
    replaced.regions.filter(({ id }) => id.toUpperCase() === 'WW').map(({ countries }) => countries),
    [{ only: ['US'] }],
  );
});

t.test('of two declarations for the same countries, that of the user counts', async (t) => {
  const policy = rules('regions: {MARKET: {except: [CN]}}\ndata_regions: {MARKET: {allows: [FI]}}');
  const to = (data_region: string) =>
    verdicts(judge(WW, [client({ endpoint: { host: 'a.example', port: 80, data_region } })], policy))[
      'endpoint-outside-data-region'
    ];
  t.equal(to('FI'), 'pass');
  t.equal(to('SG'), 'fail');
});

t.test('what is wrong is told with line, field and remedy', async (t) => {
  const wrong: readonly [body: string, where: string, what: RegExp][] = [
    ['rules: {client-outside: {severity: note}}', 'rules.client-outside', /lacks title, rationale, remedy, when/],
    ['rules: {client-outside: {off: true}}', 'rules.client-outside.off', /no shipped rule is called/],
    ['rules: {unbounded-retry: {severity: fatal}}', 'rules.unbounded-retry.severity', /error/],
    ['rules: {unbounded-retry: {}}', 'rules.unbounded-retry', /fewer than 1|propert/],
    ['rules: {unbounded-retry: {when: {alive: true}}}', 'rules.unbounded-retry.when.alive', /no such field/],
    ['rules: {unbounded-retry: {regions: {in: [ATLANTIS]}}}', 'rules.unbounded-retry.regions.in[0]', /no region/],
    [
      'rules: {unbounded-retry: {when: {live: true, label_contradicted: true}}}',
      'rules.unbounded-retry.when',
      /Make two rules|about a build/,
    ],
    ['regions: {A: {}}', 'regions.A', /neither/],
    ['regions: {A: {only: [DE], except: [CN]}}', 'regions.A', /`only` and `except`/],
    ['regions: {A: {only: [XX]}}', 'regions.A.only[0]', /no country code/],
    ['data_regions: {ATLANTIS: {allows: [DE]}}', 'data_regions.ATLANTIS', /no region is called ATLANTIS/],
    ['data_regions: {EEA: {allows: [MU2]}}', 'data_regions.EEA.allows[0]', /no region is called MU2/],
    ['hosts: {a.example: XX}', 'hosts.a.example', /no country code/],
    ['hosts: {a.example: Germany}', 'hosts.a.example', /pattern|match/],
    [
      'labels: [{id: a, properties: [x], pattern: "(", tells: label, source: z}]',
      'labels[0].pattern',
      /regular expression/i,
    ],
    [
      'suppressions: [{rule: a, client: b, reason: c, expires: 2019-01-01}]',
      'suppressions[0].rule',
      /no rule is called a/,
    ],
    [
      'suppressions: [{rule: unbounded-retry, reason: c, expires: 2019-01-01}]',
      'suppressions[0]',
      /neither which client/,
    ],
    [
      'suppressions: [{rule: unbounded-retry, client: b, reason: c, expires: 2019-02-30}]',
      'suppressions[0].expires',
      /no day 2019-02-30/,
    ],
    ['suppressions: [{rule: unbounded-retry, client: b, expires: 2019-02-28}]', 'suppressions[0]', /reason/],
    [
      'suppressions: [{rule: unbounded-retry, client: b, reason: " ", expires: 2019-02-28}]',
      'suppressions[0].reason',
      /./,
    ],
    ['suppressions: [{rule: unbounded-retry, client: b, reason: c}]', 'suppressions[0]', /expires/],
    ['severity: note', 'severity', /./],
    [
      'labels: [{id: a, properties: [x], pattern: a, tells: label, source: z, more: 1}]',
      'labels[0].more',
      /no such field/,
    ],
    [
      'suppressions: [{rule: unbounded-retry, client: b, reason: c, expires: 2019-02-28, more: 1}]',
      'suppressions[0].more',
      /no such field/,
    ],
  ];
  for (const [body, field, what] of wrong) {
    try {
      rules(body);
      t.fail(`${body} was taken`);
    } catch (error) {
      t.ok(error instanceof PhonehomeError, body);
      const { code, problems } = error as PhonehomeError;
      t.equal(code, 'RULES_INVALID', body);
      t.match(problems[0], { file: 'rules.yaml', line: 2 }, body);
      t.equal(problems[0]?.field, field, body);
      t.match(`${problems[0]?.what} ${problems[0]?.remedy}`, what, body);
    }
  }
  t.throws(() => loadRules('rules: {}', 'rules.yaml'), { code: 'RULES_INVALID' }, 'a file without its format');
});

t.test('a file of suppressions alone', async (t) => {
  const text = (rule: string) => `format: phonehome-suppressions/1
suppressions:
  - {rule: ${rule}, client: a-client, reason: known, expires: 2019-12-31}
`;
  t.match(loadSuppressions(text('unbounded-retry'), 's.yaml'), [{ rule: 'unbounded-retry', expires: '2019-12-31' }]);
  t.throws(() => loadSuppressions(text('mine'), 's.yaml'), { code: 'RULES_INVALID' });
  const mine = rules('rules: {mine: {title: a, rationale: a, remedy: a, when: {live: true}}}');
  t.match(loadSuppressions(text('mine'), 's.yaml', mine), [{ rule: 'mine' }]);
  const off = rules('rules: {unbounded-retry: {off: true}}');
  t.match(
    loadSuppressions(text('unbounded-retry'), 's.yaml', off),
    [{ rule: 'unbounded-retry' }],
    'also of a rule that is off',
  );
});

import { loadRules, placeText, type ResolvedClient, type Step } from '@phonehome/variants';
import t from 'tap';
import { build, client, judge } from './support.ts';

const WW = build({ 'ro.build.display.id': '00WW_3_39B' });
const finding = (clients: ResolvedClient[], rule: string, facts = WW) =>
  judge(facts, clients).findings.filter((one) => one.rule === rule);
const at = (file: string, line: number) => ({ file, line });

t.test('a pass says what was seen', async (t) => {
  const says = (clients: ResolvedClient[], rule: string, facts = WW) => finding(clients, rule, facts)[0]?.message;
  t.equal(says([], 'unbounded-retry'), 'no known client is in the build');
  t.equal(says([client({ live: 'absent' })], 'unbounded-retry'), 'no known client is in the build');
  t.match(says([client({ live: 'off' })], 'unbounded-retry'), /selfregister\) is off$/);
  t.match(says([client({ transport: 'tls' })], 'clear-text-identifiers'), /\) sends over TLS$/);
  t.match(
    says([client({ live: 'off', transport: 'tls' })], 'clear-text-identifiers'),
    /\) is off$/,
    'the first reason',
  );
  t.match(says([client({ consent: 'asked' })], 'activation-without-consent'), /\) asks before it sends$/);
  t.match(says([client({ repetition: 'bounded' })], 'unbounded-retry'), /\) tries a bounded number of times$/);
  t.match(says([client({ repetition: 'once' })], 'unbounded-retry'), /\) sends once$/);
  t.match(says([client({}, { identifiers: [] })], 'clear-text-identifiers'), /\) sends no identifiers$/);
  t.match(says([client({}, { meant_for: [] })], 'client-outside-region'), /\) is meant for every region$/);
  const inChina = build({ 'ro.build.display.id': '00CN_3_39B' });
  t.match(says([client()], 'client-outside-region', inChina), /\) is meant for CN, as the build is labelled$/);
  t.equal(says([client()], 'unbounded-retry', inChina), 'the rule is not for builds labelled CN');
  t.equal(says([client({ package: null, live: 'off' })], 'unbounded-retry'), 'A self-registration client is off');
  t.match(says([], 'label-contradiction'), /display\.id is 00WW_3_39B, and nothing else tells a region$/);
  const two = build({ 'ro.build.display.id': '00WW_3_39B', 'ro.oem.region': 'global' });
  t.match(says([], 'label-contradiction', two), /and all else agrees$/);
});

t.test('a fail says why, each condition in its turn', async (t) => {
  const says = (rule: string) => finding([client()], rule)[0]?.message.replace(/^.*selfregister\) /, '');
  t.equal(says('client-outside-region'), 'is live, is meant for CN, and the build is labelled WW');
  t.equal(says('clear-text-identifiers'), 'is live, sends in clear text, sends IMEI1, SIM1ICCID');
  t.equal(says('activation-without-consent'), 'is live, asks nobody, sends IMEI1, SIM1ICCID');
  t.equal(says('unbounded-retry'), 'is live, tries again without end');
  t.match(
    says('endpoint-outside-data-region'),
    'reports to register.example in CN, outside the data region of WW builds',
  );
});

t.test('what a user did on one phone excuses no build', async (t) => {
  const disabled: Step = {
    layer: 'user',
    says: 'the user has disabled it',
    live: 'off',
    source: at('packages.txt', 9),
  };
  const one = client({ live: 'off', live_in_build: 'live', steps: [...client().steps, disabled] });
  const [outside] = finding([one], 'client-outside-region');
  t.match(outside, { verdict: 'fail', message: /is live, but for its user, / });
  t.same(outside?.evidence[0]?.source, at('getprop.txt', 3), 'the line of the build, not of the user');
});

t.test('the first evidence is the line that made it live', async (t) => {
  const step = (live: Step['live'], line: number | null, layer: Step['layer'] = 'build-properties'): Step => ({
    layer,
    says: `line ${line}`,
    live,
    source: line === null ? null : at('build.prop', line),
  });
  const first = (steps: Step[], live: ResolvedClient['live'] = 'live') =>
    finding([client({ steps, live })], 'client-outside-region')[0]?.evidence[0]?.source?.line;
  t.equal(first([step('off', 1), step('live', 2)]), 2);
  t.equal(
    first([step('live', 1), step('off', 2), step('live', 3), step('live', 4)]),
    3,
    'the last time that it became so',
  );
  t.equal(first([step('live', null), step('live', 5)]), 5, 'the first of them that has a place');
  t.equal(first([step('live', null)]), 7, 'else what betrayed it');
  t.equal(first([step('live', 1)]), 1);
});

t.test('where its server and its fields stand is evidence, once', async (t) => {
  const signs: ResolvedClient['signs'] = [
    { sign: 'package', saw: 'a', source: at('packages.txt', 7) },
    { sign: 'endpoint', saw: 'register.example', source: at('a.apk!classes.dex', 1) },
    { sign: 'fields', saw: 'IMEI1 MACID', source: at('a.apk!classes.dex', 2) },
    { sign: 'file', saw: '/system/app/a.apk', source: at('files.txt', 3) },
    { sign: 'switch', saw: 'x=true', source: at('getprop.txt', 3) },
  ];
  const evidence = (rules: string) =>
    judge(WW, [client({ signs })], loadRules(`format: phonehome-rules/1\nrules: ${rules}`, 'r')).findings.at(-1)
      ?.evidence;
  const rule = (when: string) => `{mine: {title: a, rationale: a, remedy: a, when: ${when}}}`;
  t.same(evidence(rule('{host: ["*"]}')), [{ says: 'server register.example', source: at('a.apk!classes.dex', 1) }]);
  t.same(evidence(rule('{sends_identifiers: true}')), [
    { says: 'fields of a report: IMEI1 MACID', source: at('a.apk!classes.dex', 2) },
  ]);
  t.same(
    evidence(rule('{present: true}'))?.map(({ says }) => says),
    [
      'package a',
      'server register.example',
      'fields of a report: IMEI1 MACID',
      'file /system/app/a.apk',
      'switch x=true',
    ],
  );
  t.equal(evidence(rule('{live: true, host: ["*"], sends_identifiers: true}'))?.length, 6, 'each once');
});

t.test('a place is told with its line, where it has one', async (t) => {
  t.equal(placeText({ file: 'a.txt', line: 3 }), 'a.txt:3');
  t.equal(placeText({ file: 'a.apk', line: null }), 'a.apk');
});

t.test('one that fails is told, and not one that passes beside it', async (t) => {
  const off = client({ live: 'off', package: 'com.example.off' }, { id: 'off' });
  t.same(
    finding([off, client()], 'unbounded-retry').map((one) => [one.client, one.package, one.verdict]),
    [['a-client', 'com.example.selfregister', 'fail']],
  );
});

t.test('a condition that is false decides, whatever is not known beside it', async (t) => {
  const off = client({ live: 'off', transport: 'unknown', consent: 'unknown', repetition: 'unknown', endpoint: null });
  t.same(
    judge(WW, [off]).findings.map(({ verdict }) => verdict),
    ['pass', 'pass', 'pass', 'pass', 'pass', 'pass'],
  );
});

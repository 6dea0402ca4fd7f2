import { type FactKind, type ResolvedClient, shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import { build, client, DUMPED, judge, verdicts } from './support.ts';

const WW = build({ 'ro.build.display.id': '00WW_3_39B' });
const CN = build({ 'ro.build.display.id': '00CN_3_39B' });
const EEA = build({ 'ro.miui.build.region': 'eea' });
const NONE = build({});

const allPass = Object.fromEntries(shippedPolicy.rules.map(({ id }) => [id, 'pass']));
const allUnknown = Object.fromEntries(shippedPolicy.rules.map(({ id }) => [id, 'unknown']));
const harmless = { transport: 'tls', consent: 'asked', repetition: 'once' } as const;

/** A client that differs in what resolution found. */
const resolved = (more: Partial<ResolvedClient>, entry = {}) => [client(more, entry)];

t.test("the incident: China's client live in a WW build", async (t) => {
  const report = judge(WW, [client()]);
  t.equal(report.verdict, 'fail');
  t.same(verdicts(report), {
    'client-outside-region': 'fail',
    'label-contradiction': 'pass',
    'clear-text-identifiers': 'fail',
    'endpoint-outside-data-region': 'fail',
    'activation-without-consent': 'fail',
    'unbounded-retry': 'fail',
  });
  const [finding] = report.findings;
  t.match(finding, {
    client: 'a-client',
    message: /^A self-registration client \(com\.example\.selfregister\) is live, .* CN, and .* WW$/,
    evidence: [
      { says: 'persist.example.switch is true', source: { file: 'getprop.txt', line: 3 } },
      { says: 'package com.example.selfregister', source: { file: 'packages.txt', line: 7 } },
      { says: 'ro.build.display.id is 00WW_3_39B, which tells WW', source: { file: 'getprop.txt', line: 1 } },
    ],
  });
});

t.test('the same client where it belongs, switched off, or not there', async (t) => {
  t.match(judge(CN, [client()]), { verdict: 'pass' });
  t.same(verdicts(judge(CN, [client()])), allPass);
  for (const live of ['off', 'absent'] as const) t.same(verdicts(judge(WW, resolved({ live }))), allPass, live);
  t.same(verdicts(judge(WW)), allPass);
});

t.test('each property of a client counts for its own rule alone', async (t) => {
  const europe = { ...harmless, endpoint: { host: 'register.example', port: 443, data_region: 'DE' } };
  const entry = { meant_for: [] };
  const failing = (more: Partial<ResolvedClient>, known = entry, facts = EEA) =>
    Object.entries(verdicts(judge(facts, resolved({ ...europe, ...more }, known)))).flatMap(([rule, verdict]) =>
      verdict === 'pass' ? [] : [`${rule} ${verdict}`],
    );
  t.same(failing({}), []);
  t.same(failing({ transport: 'clear' }), ['clear-text-identifiers fail']);
  t.same(failing({ transport: 'unknown' }), ['clear-text-identifiers unknown']);
  t.same(failing({ consent: 'none' }), ['activation-without-consent fail']);
  t.same(failing({ consent: 'unknown' }), ['activation-without-consent unknown']);
  t.same(failing({ repetition: 'unbounded' }), ['unbounded-retry fail']);
  t.same(failing({ repetition: 'bounded' }), []);
  t.same(failing({ repetition: 'unknown' }), ['unbounded-retry unknown']);
  t.same(failing({}, { meant_for: ['CN'] } as never), ['client-outside-region fail']);
  t.same(failing({}, { meant_for: ['CN', 'EEA'] } as never), []);
  t.same(failing({}, { meant_for: ['EU'] } as never), ['client-outside-region fail'], 'NO is in EEA, not in EU');
  const anonymous = { meant_for: [], identifiers: [] };
  t.same(failing({ transport: 'clear', consent: 'none' }, anonymous), []);
});

t.test('where the data of a label may go', async (t) => {
  const to = (facts: typeof WW, host: string, data_region: string | null) =>
    verdicts(judge(facts, resolved({ ...harmless, endpoint: { host, port: 443, data_region } }, { meant_for: [] })))[
      'endpoint-outside-data-region'
    ];
  t.equal(to(WW, 'a.example', 'SG'), 'pass');
  t.equal(to(WW, 'a.example', 'CN'), 'fail');
  t.equal(to(EEA, 'a.example', 'SG'), 'fail', 'no adequacy decision');
  t.equal(to(EEA, 'a.example', 'FI'), 'pass');
  t.equal(to(EEA, 'a.example', 'JP'), 'pass');
  t.equal(to(build({ 'ro.oem.region': 'DE' }), 'a.example', 'SG'), 'fail', 'a country of the EEA');
  t.equal(to(CN, 'a.example', 'CN'), 'pass');
  t.equal(to(CN, 'a.example', 'US'), 'fail');
  t.equal(to(WW, 'a.example', null), 'unknown');
  t.equal(to(WW, 'register.example.cn', null), 'fail', 'by its top-level name');
  t.equal(to(WW, 'cn.example', null), 'unknown');
  const { endpoint, ...rest } = client();
  const noServer = { ...rest, ...harmless, endpoint: null };
  t.ok(endpoint);
  t.equal(verdicts(judge(WW, [noServer]))['endpoint-outside-data-region'], 'unknown');
});

t.test('unknown: the missing fact is named, and nothing passes that was not looked at', async (t) => {
  const perhaps = judge(WW, resolved({ live: 'unknown', missing: ['pm list packages -d'] }));
  t.equal(perhaps.verdict, 'unknown');
  t.match(perhaps.findings[0], { verdict: 'unknown', client: 'a-client', missing: ['pm list packages -d'] });

  t.same(verdicts(judge(NONE, [client()])), allUnknown, 'no label');
  t.same(verdicts(judge(NONE)), allUnknown);
  t.match(judge(NONE).findings[0]?.missing, [/or --region LABEL/]);

  const nothing = build({}, { looked_at: new Set() });
  t.equal(judge(nothing).verdict, 'unknown');
  t.equal(judge({ ...WW, looked_at: new Set(['effective-properties'] as FactKind[]) }).verdict, 'unknown');
  t.match(judge({ ...WW, looked_at: new Set(['effective-properties'] as FactKind[]) }).findings[0], {
    missing: [/pm list packages -f/],
  });
  for (const kind of ['packages', 'package-details', 'files'] as const) {
    t.equal(judge({ ...WW, looked_at: new Set([kind]) }).verdict, 'pass', kind);
  }
});

t.test('a truncated input passes nothing that rests on it, and hides no fail', async (t) => {
  const torn = (affects: readonly FactKind[]) => ({
    ...WW,
    problems: [
      { what: 'the list ends within a line', remedy: 'Make it anew', source: { file: 'p.txt', line: 9 }, affects },
    ],
  });
  const report = judge(torn(['packages']));
  t.equal(report.verdict, 'unknown');
  t.match(report.findings[0], {
    missing: ['Make it anew'],
    evidence: [{ says: 'the list ends within a line', source: { file: 'p.txt', line: 9 } }],
  });
  t.equal(verdicts(report)['label-contradiction'], 'pass', 'the label does not rest on it');
  t.equal(verdicts(judge(torn(['build-properties'])))['label-contradiction'], 'unknown');
  t.equal(judge(torn([])).verdict, 'pass');
  t.equal(judge(torn(['packages']), [client()]).verdict, 'fail');
  t.ok(DUMPED.includes('packages'));
});

t.test('a contradiction: which properties, and where', async (t) => {
  const facts = build({
    'ro.build.display.id': '00WW_3_39B',
    'ro.build.fingerprint': 'Nokia/Onyx_00CN/B2N:8.1.0/OPM1/00CN_3_39B:user/release-keys',
    'ro.product.locale': 'zh-CN',
  });
  const finding = judge(facts).findings.find(({ rule }) => rule === 'label-contradiction');
  t.match(finding, { verdict: 'fail', client: null, message: 'the build is labelled WW, and tells CN' });
  t.same(
    finding?.evidence.map(({ source }) => source?.line),
    [2, 3, 1],
    'what contradicts comes first, each line once',
  );
  const agreeing: readonly Readonly<Record<string, string>>[] = [
    { 'ro.build.display.id': '00WW_3_39B', 'ro.product.locale': 'en-US' },
    { 'ro.build.display.id': '00CN_3_39B', 'ro.product.locale': 'zh-CN' },
    { 'ro.build.display.id': '00CN_3_39B', 'ro.product.locale': 'en-US' },
    { 'ro.product.mod_device': 'begonia_eea_global', 'ro.miui.region': 'GB', 'ro.boot.hwc': 'GLOBAL' },
    { 'ro.product.mod_device': 'begonia_eea_global', 'ro.build.version.incremental': 'V12.5.1.0.RGGEUXM' },
    { 'ro.build.display.id': '00WW_3_39B', 'ro.boot.hwc': 'CN' },
    { 'ro.build.display.id': '00WW_3_39B', 'ro.csc.countryiso_code': 'DE' },
  ];
  for (const properties of agreeing) t.equal(judge(build(properties)).verdict, 'pass', JSON.stringify(properties));
  for (const properties of [
    { 'ro.miui.build.region': 'global', 'ro.build.version.incremental': 'V12.5.1.0.RGGCNXM' },
    { 'ro.miui.build.region': 'in', 'ro.build.version.incremental': 'V12.5.1.0.RGGRUXM' },
    { 'ro.hw.country': 'eu', 'ro.product.locale.region': 'CN' },
  ]) {
    t.equal(judge(build(properties)).verdict, 'fail', JSON.stringify(properties));
  }
});

t.test('several clients: each has a finding of its own', async (t) => {
  const second = client({ package: 'com.example.other' }, { id: 'another-client' });
  const outside = judge(WW, [client(), second]).findings.filter(({ rule }) => rule === 'client-outside-region');
  t.same(
    outside.map((finding) => [finding.client, finding.verdict]),
    [
      ['a-client', 'fail'],
      ['another-client', 'fail'],
    ],
  );
});

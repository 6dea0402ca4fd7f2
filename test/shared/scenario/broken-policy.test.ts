import { loadPolicy } from '@phonehome/shared';
import t from 'tap';
import { brokenBy, refuses } from '../support.ts';

brokenBy(
  t,
  'a last rule that does not match everything',
  [['when: {}', 'when: {primary_sim: other}']],
  [[134, 'policy.rules[1].when', 'the last rule does not match everything']],
);

brokenBy(
  t,
  'rules that can never be reached',
  [['when: {primary_sim: china-telecom}', 'when: {}']],
  [[130, 'policy.rules[0].when', 'the rules after this one can never match']],
);

brokenBy(
  t,
  'a refusal without a code',
  [['      result_code: "1"\n', '']],
  [[133, 'policy.rules[1].result_code', 'a refusal needs `result_code`']],
);

brokenBy(
  t,
  'a refusal without words',
  [['      result_desc: Not registered\n', '']],
  [[133, 'policy.rules[1].result_desc', 'a refusal needs `result_desc`']],
);

brokenBy(
  t,
  'a refusal with the code of success',
  [['result_code: "1"', 'result_code: "0"']],
  [[136, 'policy.rules[1].result_code', 'the resultCode "0" means success']],
);

brokenBy(
  t,
  'a code without its quotes',
  [['result_code: "1"', 'result_code: 1']],
  [[136, 'policy.rules[1].result_code', 'must be string, but is 1']],
);

brokenBy(
  t,
  'an acceptance with a code',
  [['outcome: accepted', 'outcome: accepted\n      result_code: "5"']],
  [[132, 'policy.rules[0].result_code', 'only a refusal has `result_code`']],
);

brokenBy(
  t,
  'an outcome that no server has',
  [['outcome: accepted', 'outcome: applauded']],
  [[131, 'policy.rules[0].outcome', '"applauded" is not allowed']],
);

brokenBy(
  t,
  'two rules of one name',
  [['id: otherwise', 'id: china-telecom']],
  [[133, 'policy.rules[1].id', 'the name china-telecom is taken']],
);

const RULE = '      when: {primary_sim: china-telecom}\n      outcome: accepted\n      delay_ms: 100\n';
/** The first rule of the fixture, from its line 130 on, in other words. */
const rule = (...lines: string[]): [string, string][] => [[RULE, lines.map((line) => `      ${line}\n`).join('')]];

brokenBy(t, 'an error without a status', rule('when: {decoded: true}', 'outcome: error', 'delay_ms: 0'), [
  [129, 'policy.rules[0].status', 'an error needs `status`'],
]);

brokenBy(
  t,
  'a status without an error',
  rule('when: {decoded: true}', 'outcome: garbage', 'status: 500', 'delay_ms: 0'),
  [[132, 'policy.rules[0].status', 'only an error or a redirect has `status`']],
);

brokenBy(t, 'an error that is none', rule('when: {decoded: true}', 'outcome: error', 'status: 302', 'delay_ms: 0'), [
  [132, 'policy.rules[0].status', 'an error has a status from 400 to 599'],
]);

brokenBy(t, 'a body that nobody sends', rule('when: {decoded: true}', 'outcome: reset', 'body: x', 'delay_ms: 0'), [
  [132, 'policy.rules[0].body', 'only an error, garbage or a partial reply has `body`'],
]);

brokenBy(
  t,
  'garbage that is none',
  rule('when: {decoded: true}', 'outcome: garbage', `body: '{"resultCode":"0"}'`, 'delay_ms: 0'),
  [[132, 'policy.rules[0].body', 'the client understands this body']],
);

brokenBy(t, 'a share of nothing', rule('when: {share: 0}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.share', 'must be > 0'],
]);

brokenBy(t, 'a share of more than all', rule('when: {share: 1.1}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.share', 'must be <= 1'],
]);

brokenBy(t, 'a host with its port', rule('when: {host: "zzhc.vnet.cn:80"}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.host', 'must match pattern'],
]);

brokenBy(
  t,
  'days that are none',
  rule('when: {from: 2019-02-29, until: 2019-13-01}', 'outcome: reset', 'delay_ms: 0'),
  [
    [130, 'policy.rules[0].when.from', 'there is no day 2019-02-29'],
    [130, 'policy.rules[0].when.until', 'there is no day 2019-13-01'],
  ],
);

brokenBy(
  t,
  'an end before the beginning',
  rule('when: {from: 2019-01-10, until: 2019-01-10}', 'outcome: reset', 'delay_ms: 0'),
  [[130, 'policy.rules[0].when.until', 'is not after `from`']],
);

brokenBy(t, 'days after the story', rule('when: {from: 2019-02-01}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.from', 'the scenario has ended by then'],
]);

brokenBy(t, 'days before the story', rule('when: {until: 2019-01-01}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.until', 'the scenario begins only then'],
]);

brokenBy(
  t,
  'a last rule that takes a share',
  [['when: {}', 'when: {share: 0.5}']],
  [[134, 'policy.rules[1].when', 'the last rule does not match everything']],
);

const policyFile = `format: phonehome-policy/1
rules:
  - id: everyone
    when: {}
    outcome: refused
    result_code: "1"
    result_desc: No
    delay_ms: 0
`;

t.test('a policy stands in a file of its own, too', async (t) => {
  t.match(loadPolicy(policyFile, 'policy.yaml').rules, [{ id: 'everyone', outcome: 'refused', result_code: '1' }]);
});

t.test('a policy file is held to the same rules, with its own lines and fields', async (t) => {
  const change = (from: string, to: string) => policyFile.replace(from, to);
  refuses(t, loadPolicy, change('"1"', '"0"'), [[6, 'rules[0].result_code', 'means success']]);
  refuses(t, loadPolicy, change('{}', '{decoded: true}'), [[4, 'rules[0].when', 'does not match everything']]);
  const outage = change('    when: {}\n    outcome', '    when: {from: 2019-01-10, until: 2019-01-09}\n    outcome');
  refuses(t, loadPolicy, outage, [
    [4, 'rules[0].when', 'does not match everything'],
    [4, 'rules[0].when.until', 'is not after `from`'],
  ]);
  refuses(t, loadPolicy, change('policy/1', 'policy/9'), [[1, 'format', '"phonehome-policy/9" is not allowed']]);
});

for (const [name, when] of [
  ['attempt', 'attempt: {min: 2}'],
  ['rate', 'rate: {count_max: 1, per_ms: 1000}'],
] as const) {
  brokenBy(t, `a story whose server counts: ${name}`, rule(`when: {${when}}`, 'outcome: reset', 'delay_ms: 0'), [
    [130, `policy.rules[0].when.${name}`, `\`${name}\` is only for \`phonehome serve\``],
  ]);
  t.test(`a policy of serve may count: ${name}`, async (t) => {
    const first = `rules:\n  - {id: first, when: {${when}}, outcome: reset, delay_ms: 0}`;
    t.equal(loadPolicy(policyFile.replace('rules:', first), 'policy.yaml').rules.length, 2);
  });
}

const brokenReplies: Readonly<Record<string, readonly [lines: string[], at: string, what: string, line?: number]>> = {
  'a redirect to nowhere': [['outcome: redirect', 'status: 302'], 'location', 'a redirect needs `location`', 129],
  'a redirect that is none': [['outcome: redirect', 'status: 404', 'location: /'], 'status', 'from 300 to 399'],
  'a location in two lines': [
    ['outcome: redirect', 'status: 302', 'location: "/\\r\\nX: y"'],
    'location',
    'pattern',
    133,
  ],
  'a type in two lines': [['outcome: accepted', 'content_type: "a\\r\\nX: y"'], 'content_type', 'must match pattern'],
  'half a reply that is whole': [['outcome: partial'], 'cut', 'a partial reply needs `cut`', 129],
  'a cut in two places': [['outcome: partial', 'cut: {bytes: 1, share: 0.1, then: reset}'], 'cut', 'exactly one of'],
  'a cut at none': [['outcome: partial', 'cut: {then: reset}'], 'cut', 'exactly one of'],
  'a cut at the end': [['outcome: partial', 'cut: {share: 1, then: reset}'], 'cut.share', 'must be < 1'],
  'drops of silence': [['outcome: silent', 'drip: {bytes: 1, every_ms: 1}'], 'drip', 'only a whole reply has'],
  'half a reply in drops': [
    ['outcome: partial', 'drip: {bytes: 1, every_ms: 1}', 'cut: {bytes: 1, then: reset}'],
    'drip',
    'only a whole reply has',
  ],
  'more than a run carries': [['outcome: accepted', 'body_bytes: 1048577'], 'body_bytes', 'at most 1048576 bytes'],
};

for (const [name, [lines, at, what, line = 132]] of Object.entries(brokenReplies)) {
  brokenBy(t, name, rule('when: {decoded: true}', ...lines, 'delay_ms: 0'), [[line, `policy.rules[0].${at}`, what]]);
}

const brokenDelays: Readonly<Record<string, readonly [delay: string, at: string, what: string]>> = {
  'a delay in words': ['"soon"', '', 'must be integer or object, but is "soon"'],
  'a delay of no kind': ['{}', '', 'must NOT have fewer than 1 properties'],
  'a delay of two kinds': [
    '{uniform: {min: 1, max: 2}, exponential: {mean: 1, max: 2}}',
    '',
    'must NOT have more than 1 properties',
  ],
  'a delay of another kind': ['{gamma: {}}', '.gamma', 'no such field'],
  'a delay whose ends are exchanged': ['{uniform: {min: 2, max: 1}}', '.uniform.max', 'is below `min`'],
  'a cut below the mean': ['{exponential: {mean: 2, max: 1}}', '.exponential.max', 'is below `mean`'],
  'a cut below the median': ['{lognormal: {median: 2, sigma: 1, max: 1}}', '.lognormal.max', 'is below `median`'],
  'a table that begins late': [
    '{quantiles: [{at: 0.1, delay: 1}, {at: 1, delay: 2}]}',
    '.quantiles[0].at',
    'does not begin at 0',
  ],
  'a table that ends early': [
    '{quantiles: [{at: 0, delay: 1}, {at: 0.9, delay: 2}]}',
    '.quantiles[1].at',
    'does not end at 1',
  ],
  'a table that goes back': [
    '{quantiles: [{at: 0, delay: 3}, {at: 1, delay: 2}]}',
    '.quantiles[1].delay',
    'is below the one before',
  ],
};

for (const [name, [delay, at, what]] of Object.entries(brokenDelays)) {
  brokenBy(t, name, rule('when: {decoded: true}', 'outcome: reset', `delay_ms: ${delay}`), [
    [132, `policy.rules[0].delay_ms${at}`, what],
  ]);
}

brokenBy(t, 'a field with a number', rule('when: {field: {SWVER: 1}}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.field.SWVER', 'must be string or array or object'],
]);

brokenBy(t, 'a network without a hyphen', rule('when: {mcc_mnc: ["00101"]}', 'outcome: reset', 'delay_ms: 0'), [
  [130, 'policy.rules[0].when.mcc_mnc[0]', 'must match pattern'],
]);

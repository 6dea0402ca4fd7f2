import { loadClaims } from '@phonehome/shared';
import t from 'tap';
import { shippedStories } from '../../shipped-stories.ts';
import { refuses, repositoryText, shippedScenario } from '../support.ts';

const text = repositoryText('scenarios/claims.yaml');
const { claims } = loadClaims(text, 'scenarios/claims.yaml');

t.test('every claim has a name of its own', async (t) => {
  t.ok(claims.length > 30);
  t.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
});

t.test('every claim is either tested or measured by something, or not simulable for a reason', async (t) => {
  for (const { id, tested_by, measure, not_simulable } of claims) {
    t.ok(Boolean(tested_by ?? measure) !== Boolean(not_simulable), id);
  }
  t.ok(claims.some(({ tested_by }) => tested_by));
  t.ok(claims.some(({ not_simulable }) => not_simulable));
});

t.test('every link to a test leads to a shipped scenario, and to an expectation in it', async (t) => {
  const expectations = new Map(
    shippedStories.map((name): [string, string[]] => [name, shippedScenario(name).expect.map(({ id }) => id)]),
  );
  for (const { id, tested_by = [] } of claims) {
    for (const { scenario, expectation } of tested_by) {
      const known = expectations.get(scenario);
      t.ok(known && (expectation === undefined || known.includes(expectation)), `${id}: ${scenario} ${expectation}`);
    }
  }
});

t.test('every shipped scenario bears on some claim', async (t) => {
  const used = new Set(claims.flatMap(({ tested_by = [] }) => tested_by.map(({ scenario }) => scenario)));
  t.strictSame([...used].sort(), [...shippedStories].sort());
});

t.test('every observation is measured by the hypotheses, or not for a reason', async (t) => {
  for (const { id, kind, measure, not_measurable, not_simulable } of claims) {
    if (kind === 'observation') t.equal([measure, not_measurable, not_simulable].filter(Boolean).length, 1, id);
  }
});

t.test('the two accounts of how the client came dispute each other', async (t) => {
  const disputed = (id: string) => claims.find((claim) => claim.id === id)?.disputed_by;
  t.strictSame([disputed('origin-factory'), disputed('origin-update')], [['origin-update'], ['origin-factory']]);
});

const small = `format: phonehome-claims/1
claims:
  - id: one
    who: [press]
    date: '2019-03'
    kind: observation
    paraphrase: Something was seen.
    confidence: A
    not_simulable: For the test.
  - id: two
    who: [press]
    date: '2019-03-22'
    kind: statement
    paraphrase: Something was said.
    confidence: C
    tested_by: [{scenario: incident}]
`;

t.test('a claims file with a mistake is refused with its place', async (t) => {
  const change = (from: string, to: string) => small.replace(from, to);
  t.equal(loadClaims(small, 'small.yaml').claims.length, 2);
  const neither = 'needs either `tested_by` (or `measure`) or `not_simulable`';
  refuses(t, loadClaims, change('    not_simulable: For the test.\n', ''), [[3, 'claims[0]', neither]]);
  refuses(t, loadClaims, `${small}    not_simulable: Or not.\n`, [[10, 'claims[1]', neither]]);
  refuses(t, loadClaims, change('id: two', 'id: one'), [[10, 'claims[1].id', 'the name one is taken']]);
  refuses(t, loadClaims, change('kind: statement', 'kind: rumour'), [
    [13, 'claims[1].kind', '"rumour" is not allowed'],
  ]);
  refuses(t, loadClaims, change("'2019-03-22'", 'yesterday'), [[12, 'claims[1].date', 'must match pattern']]);
});

const measured = `format: phonehome-claims/1
claims:
  - id: one
    who: [press]
    date: '2019-03'
    kind: observation
    paraphrase: Something was seen.
    confidence: A
    measure:
      - {figure: reports-a-day, fits: {at_least: 2, at_most: 9}, contradicts: {at_most: 1}}
    disputed_by: [two]
  - id: two
    who: [press]
    date: '2019-03-22'
    kind: observation
    paraphrase: Something else was seen.
    confidence: C
    tested_by: [{scenario: incident}]
    not_measurable: For the test.
`;

t.test('a claim with a mistake in what the hypotheses are to hold against it is refused, too', async (t) => {
  const refusesChange = (from: string, to: string, ...problem: [number, string, string]) =>
    refuses(t, loadClaims, measured.replace(from, to), [problem]);
  t.equal(loadClaims(measured, 'measured.yaml').claims[0]?.measure?.[0]?.figure, 'reports-a-day');
  refusesChange(
    'reports-a-day',
    'reports-a-week',
    10,
    'claims[0].measure[0].figure',
    '"reports-a-week" is not allowed',
  );
  refusesChange('at_most: 9', 'at_most: 1', 10, 'claims[0].measure[0].fits.at_least', 'is above `at_most`');
  refusesChange(
    'at_most: 1}',
    'at_most: 2}',
    10,
    'claims[0].measure[0].contradicts',
    '2 would both fit and contradict',
  );
  refusesChange('{at_most: 1}', '{}', 10, 'claims[0].measure[0].contradicts', 'must NOT have fewer than 1 properties');
  refusesChange('[two]', '[three]', 11, 'claims[0].disputed_by[0]', 'three is not one of `claims`');
  refusesChange('[two]', '[one]', 11, 'claims[0].disputed_by[0]', 'a claim does not dispute itself');
  refusesChange(
    '    not_measurable: For the test.\n',
    '',
    12,
    'claims[1]',
    'an observation that no hypothesis is held',
  );
  refusesChange(
    '    not_measurable: For the test.\n',
    '    disputed_by: [one]\n    not_measurable: Or so.\n',
    19,
    'claims[1].disputed_by',
    'only a claim with `measure`',
  );
  refusesChange(
    '    disputed_by: [two]',
    '    not_measurable: Or not.',
    11,
    'claims[0].not_measurable',
    'goes with neither',
  );
});

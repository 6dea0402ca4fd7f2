import { loadClaims } from '@phonehome/shared';
import t from 'tap';
import { refuses, repositoryText, shippedScenario, shippedScenarios } from '../support.ts';

const text = repositoryText('scenarios/claims.yaml');
const { claims } = loadClaims(text, 'scenarios/claims.yaml');

t.test('every claim has a name of its own', async (t) => {
  t.ok(claims.length > 30);
  t.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
});

t.test('every claim is either tested by something or not simulable for a reason', async (t) => {
  for (const { id, tested_by, not_simulable } of claims) t.ok(Boolean(tested_by) !== Boolean(not_simulable), id);
  t.ok(claims.some(({ tested_by }) => tested_by));
  t.ok(claims.some(({ not_simulable }) => not_simulable));
});

t.test('every link to a test leads to a shipped scenario, and to an expectation in it', async (t) => {
  const expectations = new Map(
    shippedScenarios.map((name): [string, string[]] => [name, shippedScenario(name).expect.map(({ id }) => id)]),
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
  t.strictSame([...used].sort(), [...shippedScenarios].sort());
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
  const neither = 'needs either `tested_by` or `not_simulable`';
  refuses(t, loadClaims, change('    not_simulable: For the test.\n', ''), [[3, 'claims[0]', neither]]);
  refuses(t, loadClaims, `${small}    not_simulable: Or not.\n`, [[10, 'claims[1]', neither]]);
  refuses(t, loadClaims, change('id: two', 'id: one'), [[10, 'claims[1].id', 'the name one is taken']]);
  refuses(t, loadClaims, change('kind: statement', 'kind: rumour'), [
    [13, 'claims[1].kind', '"rumour" is not allowed'],
  ]);
  refuses(t, loadClaims, change("'2019-03-22'", 'yesterday'), [[12, 'claims[1].date', 'must match pattern']]);
});

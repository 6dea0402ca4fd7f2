import { errorCodes, formatProblem, PhonehomeError } from '@phonehome/shared';
import t from 'tap';

t.test('a problem is one line: place, field, what, remedy', async (t) => {
  const problem = { file: 'a.yaml', line: 3, column: 5, field: 'seed', what: 'must be integer', remedy: 'Write one' };
  t.equal(formatProblem(problem), 'a.yaml:3:5: seed: must be integer. Write one');
});

t.test('what is not known of a place is left out', async (t) => {
  t.equal(formatProblem({ what: 'no', remedy: 'Do' }), 'no. Do');
  t.equal(formatProblem({ file: 'a', what: 'no', remedy: 'Do' }), 'a: no. Do');
  t.equal(formatProblem({ field: 'seed', what: 'no', remedy: 'Do' }), 'seed: no. Do');
});

t.test('an error has a code, the kind of its code, and says all its problems', async (t) => {
  const problems = [
    { what: 'one', remedy: 'A' },
    { what: 'two', remedy: 'B' },
  ];
  const error = new PhonehomeError('SCENARIO_INVALID', problems);
  t.equal(error.code, 'SCENARIO_INVALID');
  t.equal(error.kind, 'input');
  t.equal(error.message, 'one. A\ntwo. B');
  t.equal(error.problems, problems);
});

t.test('every code has a meaning and one of three kinds', async (t) => {
  for (const [code, { kind, meaning }] of Object.entries(errorCodes)) {
    t.match(code, /^[A-Z]+(_[A-Z]+)*$/);
    t.ok(['input', 'environment', 'interrupted'].includes(kind) && meaning.length > 10, code);
  }
});

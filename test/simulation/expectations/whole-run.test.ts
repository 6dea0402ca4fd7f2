import type { Expectation } from '@phonehome/shared';
import t from 'tap';
import { brief, tell } from '../support.ts';

const statements: readonly Expectation[] = [
  { id: 'true', says: 'clean phones are silent', count: 'reports', where: { cohort: 'clean' }, none: true },
  { id: 'false', says: 'the others are too', count: 'reports', where: { cohort: 'mispackaged' }, none: true },
];

t.test('a run holds only if every expectation that could be judged held', async (t) => {
  const resultWith = async (expect: Expectation[]) => {
    const scenario = brief('incident', (scenario) => {
      scenario.expect = expect;
    });
    return (await tell(scenario, { devices: 5 })).result;
  };
  const [truth, falsehood] = statements as [Expectation, Expectation];
  const elsewhere: Expectation = {
    id: 'elsewhere',
    says: 'a count for another run',
    count: 'reports',
    where: {},
    exactly: 1,
    given: { seed: 5, devices: 1000 },
  };
  t.equal((await resultWith([truth])).held, true);
  t.equal((await resultWith([truth, elsewhere])).held, true, 'what is not judged breaks nothing');
  const both = await resultWith([truth, falsehood]);
  t.equal(both.held, false);
  t.same(
    both.verdicts.map(({ id, status }) => `${id} ${status}`),
    ['true held', 'false failed'],
    'reported one by one, in the order of the scenario',
  );
});

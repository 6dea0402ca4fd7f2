import t from 'tap';
import { brokenBy, type Change, type Expected, fixtureScenario } from '../support.ts';

const FIX = '    released: 2019-01-15\n';
const LINE = 125;
const stages = (...list: string[]): Change[] => [[FIX, `${FIX}    stages: [${list.join(', ')}]\n`]];
const failure = (text: string): Change[] => [[FIX, `${FIX}    failure: {${text}}\n`]];
const at = (field: string, what: string): Expected[] => [[LINE, `updates[1].${field}`, what]];

const ascending = '{share: 0.001, after_days: 0}, {share: 0.05, after_days: 1.5}, {share: 1, after_days: 6}';

t.test('stages that go on from each other, and a failure, are taken', async (t) => {
  const [, update] = fixtureScenario(...stages(ascending)).updates;
  t.equal(update?.stages?.length, 3);
  fixtureScenario(...stages('{share: 0.2, after_days: 3}'));
  fixtureScenario(...failure('share: 0.1, falls_back: other-slot'));
  fixtureScenario(...failure('share: 1, retry_days: 3, falls_back: other-slot, first_boot: init'));
});

brokenBy(
  t,
  'stages whose shares do not ascend',
  stages('{share: 0.2, after_days: 0}', '{share: 0.2, after_days: 1}'),
  at('stages[1].share', 'is not above that of the stage before'),
);

brokenBy(
  t,
  'stages whose days do not ascend',
  stages('{share: 0.2, after_days: 2}', '{share: 0.6, after_days: 1}', '{share: 1, after_days: 1}'),
  [...at('stages[1].after_days', 'is not after'), ...at('stages[2].after_days', 'is not after')],
);

brokenBy(
  t,
  'a stage that begins when the scenario has ended',
  stages('{share: 0.2, after_days: 0}', '{share: 1, after_days: 17}'),
  at('stages[1].after_days', 'the scenario has ended by then: on 2019-02-01'),
);

brokenBy(t, 'a share above 1', stages('{share: 20, after_days: 0}'), at('stages[0].share', 'must be <= 1'));
brokenBy(t, 'a stage for nobody', stages('{share: 0, after_days: 0}'), at('stages[0].share', 'must be > 0'));
brokenBy(
  t,
  'a stage before the release',
  stages('{share: 1, after_days: -1}'),
  at('stages[0].after_days', 'must be >= 0'),
);
brokenBy(t, 'no stage at all', stages(), at('stages', 'must NOT have fewer than 1 items'));
brokenBy(t, 'a stage without a day', stages('{share: 1}'), at('stages[0]', '`after_days` is missing'));

brokenBy(
  t,
  'a failure that never comes',
  failure('share: 0, falls_back: other-slot'),
  at('failure.share', 'no try fails, so this says nothing'),
);
brokenBy(
  t,
  'a share of tries above all',
  failure('share: 1.5, falls_back: other-slot'),
  at('failure.share', 'must be <= 1'),
);
brokenBy(
  t,
  'a second try at once',
  failure('share: 0.1, falls_back: other-slot, retry_days: 0'),
  at('failure.retry_days', 'must be >= 1'),
);
brokenBy(
  t,
  'a fall-back to something else',
  failure('share: 0.1, falls_back: recovery'),
  at('failure.falls_back', '"recovery" is not allowed'),
);
brokenBy(
  t,
  'a failure that does not say what follows',
  failure('share: 0.1'),
  at('failure', '`falls_back` is missing'),
);
brokenBy(
  t,
  'a first boot that comes too far',
  failure('share: 0.1, falls_back: other-slot, first_boot: home-screen'),
  at('failure.first_boot', '"home-screen" is not allowed'),
);

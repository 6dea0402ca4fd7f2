import { mobilityFigures, peopleFigures, phoneFigures } from '@phonehome/shared';
import t from 'tap';
import { type AssumedFigure, assumedFigures } from '../../../packages/observe/src/prevent/assumed.ts';
import { story } from './support.ts';

const named = (all: readonly AssumedFigure[], end: string): AssumedFigure | undefined =>
  all.find(({ figure }) => figure.endsWith(end));

t.test('every figure that is marked assumed is among them: in the tables, and in the remarks', async (t) => {
  const scenario = story('people-who-move');
  const all = assumedFigures(scenario);
  for (const [name, { strength }] of Object.entries({ ...peopleFigures, ...phoneFigures, ...mobilityFigures })) {
    t.equal(Boolean(named(all, `.${name}`)), strength === 'assumed', name);
  }
  for (const { on, strength } of scenario.remarks) {
    if (strength === 'assumed') t.ok(named(all, on.split('.').at(-1) as string), on);
  }
});

t.test('each has a lower and a higher value that the checks of a file let pass, or says why not', async (t) => {
  const scenario = story('people-who-move');
  const before = structuredClone(scenario);
  const refused: string[] = [];
  for (const { figure, others, value } of assumedFigures(scenario)) {
    t.ok(others.length > 0, figure);
    for (const { tried, change } of others) {
      t.not(tried, value, figure);
      try {
        t.not(change(scenario), scenario);
      } catch {
        refused.push(figure.split('.').at(-1) as string);
      }
    }
  }
  t.same([...new Set(refused)], ['commute_minutes', 'outing_middle_hour', 'outing_spread_hours'], 'beside mobility');
  t.strictSame(scenario, before, 'the story itself is left alone');
});

t.test('a value goes to the field that is named, in every behaviour', async (t) => {
  const all = assumedFigures(story('people-who-move'));
  const [lower, higher] = named(all, 'consent_share')?.others ?? [];
  t.same([lower?.tried, higher?.tried], ['0.45', '1'], 'half, and as much as there is');
  t.equal(lower?.change(story('people-who-move')).behaviours.mobile?.consent_share, 0.45);
  t.equal(lower?.change(story('china-as-intended')).behaviours.everyday?.consent_share, 0.45);
  t.equal(named(all, 'boot_ms')?.others[0]?.change(story('people-who-move')).timings?.boot_ms, 20_000);
  t.same(
    named(all, 'session_min_ms')?.others.map(({ tried }) => tried),
    ['3750', '10000'],
    'half of it would be below what it may not be below',
  );
  t.same(
    named(all, 'policy')?.others.map(({ tried }) => tried),
    ['every report accepted', 'every report refused', 'no report answered'],
  );
  t.equal(named(all, 'triggers')?.others[0]?.change(story('people-who-move')).triggers, 'connectivity');
});

import { createWorld, MS_PER_DAY } from '@phonehome/shared';
import { type CellScenario, calendar, cellName, cellsOf, deriveScenario, wholeGrid } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { derived, shipped } from '../support.ts';
import { someCell } from './support.ts';

const base = shipped('incident');
const days = calendar.before_days + calendar.leaking_days + calendar.after_days;

/** What a derived story says of the dimensions of the grid. */
function cellIn({ scenario, client_build }: CellScenario) {
  const [cohort] = scenario.cohorts as [(typeof scenario.cohorts)[number]];
  const behaviour = scenario.behaviours[cohort.behaviour];
  const outcomes = { accepted: 'accept', refused: 'refuse', silent: 'silent' };
  const [rule] = scenario.policy.rules;
  const network = { 0: 'mobile', 1: 'wifi' }[behaviour?.wifi_share ?? -1] ?? 'mixed';
  return {
    origin: cohort.origin,
    family: scenario.builds[client_build]?.family,
    triggers: scenario.triggers,
    wifi_sleep: behaviour?.wifi_sleep,
    server: outcomes[rule?.outcome as keyof typeof outcomes],
    slots: String(scenario.models[cohort.model]?.sim_slots),
    network,
  };
}

t.test('every cell has a story that a file could tell, and it says what the cell says', async (t) => {
  for (const cell of cellsOf(wholeGrid)) t.strictSame(cellIn(deriveScenario(base, cell)), cell, cellName(cell));
});

t.test('the story is about the phones that the update with the client reaches, and nobody else', async (t) => {
  const { scenario, client_build, fixed_build } = deriveScenario(base, someCell);
  t.strictSame(
    scenario.cohorts.map(({ id, sims, utc_offset }) => [id, sims, utc_offset]),
    [['mispackaged', ['norwegian'], '+01:00']],
  );
  t.strictSame([client_build, fixed_build], ['ww-december', 'ww-february']);
  t.strictSame(
    Object.entries(scenario.builds).map(([id, { client }]) => [id, client]),
    [
      ['ww-november', 'absent'],
      ['ww-december', 'on'],
      ['ww-february', 'fixed'],
    ],
  );
  t.equal(scenario.policy.rules.length, 1, 'the server treats all reports alike');
});

t.test('its calendar is its own: the client comes, leaks, and goes', async (t) => {
  const world = createWorld(deriveScenario(base, someCell).scenario, clientState);
  t.equal(world.end_ms, days * MS_PER_DAY);
  const fixed_day = calendar.before_days + calendar.leaking_days;
  t.strictSame(
    world.phases.map(({ id, from_ms }) => [id, from_ms / MS_PER_DAY]),
    [
      ['before', 0],
      ['leaking', calendar.before_days],
      ['after', fixed_day],
    ],
  );
  const [cohort] = world.cohorts;
  t.strictSame(
    cohort?.updates.map(({ released_ms, never_share }) => [released_ms / MS_PER_DAY, never_share]),
    [
      [calendar.before_days, 0],
      [fixed_day, 0],
    ],
  );
  const restarts = cohort?.occasions.map(({ day }) => day) ?? [];
  t.ok(
    restarts.some((day) => day >= fixed_day - calendar.late_days && day < fixed_day),
    'one among the last days',
  );
});

t.test('with origin factory, the phones have the client from the first day', async (t) => {
  const [cohort] = createWorld(deriveScenario(base, { ...someCell, origin: 'factory' }).scenario, clientState).cohorts;
  t.equal(cohort?.first_build.id, 'ww-december');
  t.strictSame(
    cohort?.updates.map(({ build }) => build.id),
    ['ww-february'],
  );
});

t.test('the client of 2014 sends its own form, and a fix takes it out, since it has no switch', async (t) => {
  const { scenario, client_build } = deriveScenario(base, { ...someCell, family: 'phone-2014' });
  t.equal(scenario.builds[client_build]?.regver, '1.0');
  t.equal(scenario.fix, 'remove');
  t.equal(deriveScenario(base, someCell).scenario.fix, 'switch');
});

t.test('nobody travels, and who is never on Wi-Fi has mobile data', async (t) => {
  const offline = derived('incident', (scenario) => {
    for (const behaviour of Object.values(scenario.behaviours)) behaviour.mobile_data = false;
  });
  const { scenario } = deriveScenario(offline, { ...someCell, network: 'mobile' });
  t.match(Object.values(scenario.behaviours), [{ trips_per_year: 0, mobile_data: true, wifi_share: 0 }]);
});

t.test('a scenario that tells another story is refused, with its name', async (t) => {
  const refuses = (scenario: typeof base, what: string) =>
    t.throws(() => deriveScenario(scenario, someCell), {
      code: 'SCENARIO_INVALID',
      problems: [{ what, remedy: String }],
    });
  refuses(shipped('fix-alone'), 'fix-alone: no update brings the client');
  const unfixed = derived('incident', (scenario) => {
    scenario.updates = scenario.updates.filter(({ id }) => id !== 'february-fix');
  });
  refuses(unfixed, 'incident: no later update has a fix');
});

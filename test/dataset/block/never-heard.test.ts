import { liveBlock } from '@phonehome/dataset';
import { createWorld, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { isNeverHeard } from '../../../packages/dataset/src/block/never-heard.ts';
import { deviceRow } from '../../../packages/dataset/src/table/devices.ts';
import { exchangeRow } from '../../../packages/dataset/src/table/exchanges.ts';
import { scenarios, seeds } from '../../simulation/differential/support.ts';
import { derived } from '../../simulation/support.ts';
import { moving } from '../support.ts';

/** What tables tell of a block: with the events every phone lives, without them only those that may be heard. */
async function told(scenario: Scenario, seed: number, keeps_events: boolean, end_days?: number): Promise<unknown> {
  const world = createWorld(scenario, clientState);
  const until = { ...world, end_ms: end_days === undefined ? world.end_ms : end_days * MS_PER_DAY };
  const rows: unknown[] = [];
  let devices: unknown[] = [];
  const options = { world: until, seed, background: 0, keeps_events };
  for await (const day of liveBlock(options, { index: 0, first_device: 0, devices: 6 })) {
    rows.push(...day.exchanges.map(({ exchange, truth }) => [exchangeRow(exchange), truth]));
    devices = day.fleet.map(deviceRow);
  }
  return { rows, devices };
}

const neverHeard = (scenario: Scenario): string[] =>
  createWorld(scenario, clientState)
    .cohorts.filter(isNeverHeard)
    .map(({ id }) => id);

t.test('phones that nobody can hear of need not live: the tables are the same', async (t) => {
  let skipped = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, seeds, async (scenario, seed) => {
      if (neverHeard(scenario).length > 0) skipped++;
      return JSON.stringify(await told(scenario, seed, false)) === JSON.stringify(await told(scenario, seed, true));
    }),
    { numRuns: 5 },
  );
  t.pass(`${skipped} stories had such phones`);
  t.same(neverHeard(moving()), ['unheard']);
  t.same(await told(moving(), 5, false, 3), await told(moving(), 5, true, 3));
});

t.test('whoever may get a client, be activated or change a card is heard', (t) => {
  const withUnheard = (change: (scenario: Scenario) => void): string[] =>
    neverHeard(derived('people-who-move', change));
  t.same(
    withUnheard((scenario) => {
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.sim_swaps_per_year = 1;
    }),
    [],
  );
  t.same(
    withUnheard((scenario) => {
      scenario.occasions = [{ id: 'new-card', cohorts: ['unheard'], act: 'swap_sim', on: '2018-12-10' }];
    }),
    [],
  );
  t.same(
    withUnheard((scenario) => {
      for (const build of Object.values(scenario.builds)) build.maker_activation = true;
    }),
    [],
  );
  t.end();
});

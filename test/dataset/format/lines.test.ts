import { type LabelledExchange, liveBlock } from '@phonehome/dataset';
import { createWorld, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { createExchangeLines } from '../../../packages/dataset/src/format/exchange-lines.ts';
import { createTruthLines } from '../../../packages/dataset/src/format/truth-lines.ts';
import { exchangeRow } from '../../../packages/dataset/src/table/exchanges.ts';
import { truthRow } from '../../../packages/dataset/src/table/truth.ts';
import { scenarios, seeds } from '../../simulation/differential/support.ts';
import { moving, troubled } from '../support.ts';

/** What a block of some phones gives. */
async function blockOf(scenario: Scenario, seed: number, devices: number): Promise<LabelledExchange[]> {
  const world = createWorld(scenario, clientState);
  const all: LabelledExchange[] = [];
  const options = { world, seed, background: 0.5, keeps_events: false };
  for await (const { exchanges } of liveBlock(options, { index: 0, first_device: 0, devices })) all.push(...exchanges);
  return all;
}

/** Holds each line that is put together from the one before against that of its row. Gives how many there were. */
function compare(all: readonly LabelledExchange[]): number {
  const exchange_line = createExchangeLines();
  const truth_line = createTruthLines();
  for (const { exchange, truth } of all) {
    const [line, row] = [exchange_line(exchange), `${JSON.stringify(exchangeRow(exchange))}\n`];
    if (line !== row) t.equal(line, row);
    const [told, truth_row] = [truth_line(truth), `${JSON.stringify(truthRow(truth))}\n`];
    if (told !== truth_row) t.equal(told, truth_row);
  }
  return all.length;
}

t.test('lines that are put together are those of the rows: stories of all kinds', async (t) => {
  let lines = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, seeds, fc.integer({ min: 1, max: 5 }), async (scenario, seed, devices) => {
      lines += compare(await blockOf(scenario, seed, devices));
      return t.passing();
    }),
    { numRuns: 30 },
  );
  t.ok(lines > 1_000, `${lines} lines were compared`);
});

t.test('and those of two stories over many seeds', async (t) => {
  let leaks = 0;
  for (const story of [troubled(), moving()]) {
    for (let seed = 0; seed < 6; seed++) {
      const all = await blockOf(story, seed, 5);
      compare(all);
      leaks += all.filter(({ truth }) => truth.label === 'leak').length;
    }
  }
  t.ok(leaks > 1_000, `${leaks} leaks`);
});

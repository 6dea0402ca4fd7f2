import { type LabelledExchange, liveBlock, tables } from '@phonehome/dataset';
import { createWorld, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import type { PartFile } from '../../../packages/dataset/src/folder/part-file.ts';
import { csv } from '../../../packages/dataset/src/format/csv.ts';
import { ndjson } from '../../../packages/dataset/src/format/ndjson.ts';
import { exchangeRow } from '../../../packages/dataset/src/table/exchanges.ts';
import type { AnyRow } from '../../../packages/dataset/src/table/table.ts';
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

/** A file that is none, whose text grows. */
function createTextFile(): PartFile & { readonly read: () => string } {
  const pieces: string[] = [];
  const room = Buffer.alloc(200_000, '?');
  let limit = 0;
  return {
    read: () => pieces.join(''),
    write: (bytes) => void pieces.push(Buffer.from(bytes).toString('utf8')),
    text: (more) => void pieces.push(more),
    gathered: room,
    room(bytes_max) {
      // Wherever there is room, and not beyond it.
      limit = 7 + bytes_max;
      return 7;
    },
    written(end) {
      if (end > limit) throw new RangeError(`${end - 7} bytes, not ${limit - 7}`);
      pieces.push(room.toString('utf8', 7, end));
    },
    close: () => ({ bytes: 0, sha256: '' }),
    abandon: () => undefined,
  };
}

/** Holds lines that are copied from those before against those of the rows. Gives how many there were. */
function compare(all: readonly LabelledExchange[]): number {
  for (const form of [ndjson, csv]) {
    const lines = (form.createLines as NonNullable<typeof form.createLines>)();
    const rows = {
      exchanges: all.map(({ exchange }) => exchangeRow(exchange)),
      truth: all.map(({ exchange, truth }) => truthRow(exchange.exchange_id, truth)),
    };
    for (const table of ['exchanges', 'truth'] as const) {
      const file = createTextFile();
      for (const one of all) lines[table](file, one);
      const expected = form.rows(rows[table] as unknown as AnyRow[], tables[table].columns);
      if (file.read() !== expected) t.equal(file.read(), expected, `${form.format} ${table}`);
    }
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

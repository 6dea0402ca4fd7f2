import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, type OutcomeName, outcomes } from '@phonehome/shared';
import { createVirtualTransport, runPlainLoop, scenarioPolicy } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { tell } from '../support.ts';
import { scenarios, seeds } from './support.ts';

const RUNS = 150;

t.test('the engine and the plain loop give the same truth and the same records', async (t) => {
  let truths = 0;
  let exchanges = 0;
  let activations = 0;
  const seen = new Set<OutcomeName>();
  await fc.assert(
    fc.asyncProperty(scenarios, seeds, fc.integer({ min: 1, max: 7 }), async (scenario, seed, devices) => {
      const engine = await tell(scenario, { seed, devices });
      const plain = await runPlainLoop(
        createWorld(scenario, clientState),
        seed,
        devices,
        createVirtualTransport(scenarioPolicy(scenario, seed)),
      );
      const truth = engine.truth.map(({ device, seq, time_ms, cause, happening }) => ({
        device,
        seq,
        time_ms,
        cause,
        happening,
      }));
      t.strictSame(JSON.stringify(truth), JSON.stringify(plain.truth));
      t.strictSame(JSON.stringify(engine.records), JSON.stringify(inOrder(plain.records)));
      t.strictSame(JSON.stringify(engine.activations), JSON.stringify(inOrder(plain.activations)));
      truths += truth.length;
      exchanges += plain.records.length;
      activations += plain.activations.length;
      for (const { decision } of plain.records) seen.add(decision.outcome);
      if (!t.passing()) throw new Error('engine and plain loop differ');
    }),
    { numRuns: RUNS },
  );
  t.ok(truths > RUNS && exchanges > RUNS, `${truths} events and ${exchanges} exchanges were compared`);
  t.ok(activations > 0, `${activations} activations, too`);
  t.same([...seen].sort(), [...outcomes].sort(), 'with every outcome');
});

/** The one order that the loop does not have by itself: of records made in the same millisecond. */
function inOrder(records: readonly ExchangeRecord[]): ExchangeRecord[] {
  return records.toSorted((a, b) => a.time_ms - b.time_ms || (a.exchange_id < b.exchange_id ? -1 : 1));
}

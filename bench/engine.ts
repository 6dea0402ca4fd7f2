import { createWorld } from '@phonehome/shared';
import { createVirtualTransport, measureScenario, runPlainLoop, scenarioPolicy } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import { grouped, inTurn, median, say, sayMachine } from './rounds.ts';
import { incidentOf, NINETY_DAYS } from './story.ts';

// The engine against the plain loop, in one process and one thread, nothing written: `node bench/engine.ts [phones]`.
const devices = Number(process.argv[2] ?? 50);
const ROUNDS = 5;

const { scenario } = incidentOf(NINETY_DAYS);
const { seed } = scenario;
let reports = 0;
const seconds = await inTurn(ROUNDS, {
  async plain() {
    const world = createWorld(scenario, clientState);
    reports = (
      await runPlainLoop(world, seed, devices, createVirtualTransport(scenarioPolicy(scenario, scenario.seed)))
    ).records.length;
  },
  async engine() {
    const transport = createVirtualTransport(scenarioPolicy(scenario, scenario.seed));
    await measureScenario({ scenario, seed, devices, transport, concurrency: 1 }, () => undefined);
  },
});

sayMachine();
say(`${devices} phones, 90 days, ${grouped(reports)} reports; median of ${ROUNDS} rounds in turn`);
for (const name of ['plain', 'engine'] as const) {
  const rate = reports / median(seconds[name]);
  say(
    `${name.padEnd(7)} ${median(seconds[name]).toFixed(2)} s, ${grouped(rate)} reports/s, ${(1e6 / rate).toFixed(1)} us a report`,
  );
}
say(`engine / plain loop: ${(median(seconds.plain) / median(seconds.engine)).toFixed(2)}`);

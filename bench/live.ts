import { LOOPBACK, listen } from '@phonehome/fake-server';
import { encodePhoneRequest, parseRequest, reportVersions } from '@phonehome/shared';
import { createLiveTransport, measureScenario, scenarioPolicy } from '@phonehome/simulation';
import autocannon from 'autocannon';
import { grouped, median, say, sayMachine, timed } from './rounds.ts';
import { incidentOf, NINETY_DAYS } from './story.ts';

// A live run beside a load generator, in turn, in one process, against the same server: `node bench/live.ts`. Both use
// a new connection for each report, as phones do; the generator's figure with kept connections stands beside it.
const ROUNDS = 5;
const AT_ONCE = 8;
const DEVICES = 5;
const LOAD_SECONDS = 5;

const { scenario } = incidentOf(NINETY_DAYS);
const { seed } = scenario;
const policy = scenarioPolicy(scenario, seed);

async function live(): Promise<number> {
  const transport = await createLiveTransport({ policy });
  let reports = 0;
  const seconds = await timed(() =>
    measureScenario({ scenario, seed, devices: DEVICES, transport, concurrency: AT_ONCE }, ({ records }) => {
      reports += records.length;
    }),
  );
  await transport.close();
  return reports / seconds;
}

async function load(port: number, new_connections: boolean): Promise<number> {
  const fields = reportVersions.get('7.0')?.fields ?? [];
  const request = parseRequest(encodePhoneRequest(Object.fromEntries(fields.map((name) => [name, name]))));
  const result = await autocannon({
    url: `http://${LOOPBACK}:${port}`,
    connections: AT_ONCE,
    duration: LOAD_SECONDS,
    method: 'POST',
    headers: { ...Object.fromEntries(request.headers), ...(new_connections ? { Connection: 'close' } : {}) },
    body: Buffer.from(request.body),
  });
  return result.requests.average;
}

let arrivals = 0;
const edge = {
  waits: false,
  arrive: () => ({ time_ms: 0, exchange_id: String(arrivals++) }),
  keep: () => undefined,
};
const listener = await listen(policy, edge, 0);
const rates = { live: [] as number[], new_connections: [] as number[], kept_connections: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  rates.live.push(await live());
  rates.new_connections.push(await load(listener.port, true));
  rates.kept_connections.push(await load(listener.port, false));
}
await listener.close();

sayMachine();
say(`${AT_ONCE} at once, median of ${ROUNDS} rounds in turn`);
say(`live run, a connection a report:    ${grouped(median(rates.live))} reports/s`);
say(`autocannon, a connection a request: ${grouped(median(rates.new_connections))} requests/s`);
say(`autocannon, kept connections:       ${grouped(median(rates.kept_connections))} requests/s`);
say(`live / autocannon: ${(median(rates.live) / median(rates.new_connections)).toFixed(2)}`);

import { CONNECTIONS, type Ingest, load } from './ingest/load.ts';
import { type Contender, contenders, installPeers, startContender, VERSIONS } from './ingest/peers.ts';
import { grouped, median, say, sayMachine } from './rounds.ts';

// How many reports a second `phonehome serve --store` takes, each on disk before it is answered, beside servers that keep
// nothing, one that only brings bytes to the disk, and servers that record in memory: `node bench/ingest.ts [rounds]
// [seconds]`. Each round starts each server anew, so that none pays for what it has recorded before.
const [rounds = 5, seconds = 5] = process.argv.slice(2).map(Number);
const WARM_UP_SECONDS = 2;
/** Those that record what they receive. */
const RECORDING: readonly Contender[] = ['mountebank', 'mockttp', 'mockoon', 'json-server'];

const peers = await installPeers();
const names = Object.keys(contenders) as Contender[];
const results = Object.fromEntries(names.map((name) => [name, [] as Ingest[]])) as Record<Contender, Ingest[]>;
/** Reports a second with the time in which their records are made: at the latest, when the server is ended. */
const sustained: number[] = [];
sayMachine();
for (let round = 0; round < rounds; round++) {
  for (const name of names) {
    const server = await startContender(name, peers);
    let taken = 0;
    let ended_s = 0;
    try {
      const before = await load(server, WARM_UP_SECONDS);
      const measured = await load(server, seconds);
      results[name].push(measured);
      taken = before.per_second * WARM_UP_SECONDS + measured.per_second * seconds;
    } finally {
      ended_s = await server.stop();
    }
    if (name === 'phonehome') sustained.push(taken / (WARM_UP_SECONDS + seconds + ended_s));
  }
}

const rate = (name: Contender): number => median(results[name].map(({ per_second }) => per_second));
const cpu = (name: Contender): number => median(results[name].map(({ cpu_us }) => cpu_us));
const p99 = (name: Contender): number => median(results[name].map(({ p99_ms }) => p99_ms));
const best = RECORDING.toSorted((a, b) => rate(b) - rate(a))[0] as Contender;
sayMachine();
say(`${CONNECTIONS} connections, median of ${rounds} rounds in turn, ${seconds} s each after ${WARM_UP_SECONDS} s`);
say(
  Object.entries(VERSIONS)
    .map((version) => version.join(' '))
    .join(', '),
);
for (const name of names) {
  const line = [
    `${grouped(rate(name))} /s`.padStart(11),
    `p99 ${p99(name)} ms`.padStart(11),
    `${cpu(name).toFixed(0)} us of processor`.padStart(20),
  ];
  say(`${name.padEnd(12)} ${line.join('  ')}  ${(rate(name) / rate('raw')).toFixed(3)} of raw`);
}
say(`phonehome / raw:                 ${(rate('phonehome') / rate('raw')).toFixed(2)}`);
say(`phonehome / durable:             ${(rate('phonehome') / rate('durable')).toFixed(2)}`);
say(`phonehome / fastify:             ${(rate('phonehome') / rate('fastify')).toFixed(2)}`);
say(`phonehome / best that records:   ${(rate('phonehome') / rate(best)).toFixed(1)} (${best})`);
say(
  `phonehome, records made, / raw:  ${(median(sustained) / rate('raw')).toFixed(2)} (${grouped(median(sustained))} /s)`,
);
say(`p99 phonehome / raw:             ${(p99('phonehome') / p99('raw')).toFixed(2)}`);

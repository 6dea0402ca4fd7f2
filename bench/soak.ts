import { readFileSync } from 'node:fs';
import { CONNECTIONS, load } from './ingest/load.ts';
import { startContender } from './ingest/peers.ts';
import { grouped, say, sayMachine } from './rounds.ts';

// Whether the memory of `phonehome serve --store` stays flat under load: `node bench/soak.ts [seconds]`. Linux alone. Some
// 2 kB of disk a record are needed, which are freed at the end.
const [seconds = 180] = process.argv.slice(2).map(Number);
const SLICE_SECONDS = 5;

/** What a process has of memory, in MB. */
function memory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

const server = await startContender('phonehome', '');
const seen: number[] = [];
let reports = 0;
try {
  for (let at = 0; at < seconds; at += SLICE_SECONDS) {
    reports += (await load(server, SLICE_SECONDS)).per_second * SLICE_SECONDS;
    seen.push(memory(server.pid));
  }
} finally {
  await server.stop();
}
const third = Math.ceil(seen.length / 3);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
sayMachine();
say(`${CONNECTIONS} connections, ${seconds} s, ${grouped(reports)} reports`);
say(
  `memory: ${mean(seen.slice(0, third)).toFixed(0)} MB in the first third, ${mean(seen.slice(-third)).toFixed(0)} MB in the last`,
);
say(`from ${Math.min(...seen).toFixed(0)} to ${Math.max(...seen).toFixed(0)} MB`);

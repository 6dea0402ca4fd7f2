import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { grouped, say, sayMachine, timed } from './rounds.ts';
import type { FleetRun } from './run-fleet.ts';

// Fleets of 90 days, each in a process of its own: `node bench/fleet.ts [folder] [phones …]`. Records are written, no
// timeline. Beside each stands what the disk takes by itself: the same number of bytes, from a constant buffer.
const [parent = tmpdir(), ...numbers] = process.argv.slice(2);
const fleets = numbers.length > 0 ? numbers.map(Number) : [1_000, 10_000];
const run = fileURLToPath(new URL('run-fleet.ts', import.meta.url));
const BUFFER = Buffer.alloc(1 << 20, 'x');
const GIB = 1 << 30;

const folder = await mkdtemp(join(parent, 'phonehome-bench-'));
try {
  sayMachine();
  for (const devices of fleets) {
    const { stdout } = await promisify(execFile)(process.execPath, [run, join(folder, 'run'), String(devices)]);
    const { seconds, cpu_seconds, rss_bytes, records, bytes } = JSON.parse(stdout) as FleetRun;
    await rm(join(folder, 'run'), { recursive: true });
    say(`${grouped(devices)} phones: ${seconds.toFixed(1)} s, ${grouped(records)} records, ${grouped(bytes)} bytes`);
    say(`  ${grouped(records / seconds)} records/s, ${grouped(bytes / seconds / 1e6)} MB/s`);
    say(`  ${grouped(cpu_seconds)} s of processor, ${grouped((cpu_seconds / records) * 1e6)} us a record`);
    say(`  peak memory ${grouped(rss_bytes / 1e6)} MB`);
    await sayDisk(join(folder, 'disk'), bytes, seconds);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Writes as many bytes as the run did, or as many as there is room for, to the disk and waits until they are there. */
async function sayDisk(path: string, bytes: number, run_seconds: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const written = Math.min(bytes, bavail * bsize - GIB);
  const seconds = await timed(async () => {
    const file = await open(path, 'w');
    for (let left = written; left > 0; left -= BUFFER.length) await file.write(BUFFER);
    await file.sync();
    await file.close();
  });
  await rm(path);
  const rate = written / seconds;
  say(
    `  the disk alone: ${grouped(rate / 1e6)} MB/s; the run took ${(run_seconds / (bytes / rate)).toFixed(2)} times as long`,
  );
}

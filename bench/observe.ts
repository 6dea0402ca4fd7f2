import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { grouped, inTurn, median, say, sayMachine } from './rounds.ts';

// `phonehome observe` beside `tshark -T json` on the same capture, and its peak memory there and on one four times as long:
// `node bench/observe.ts [megabytes] [rounds] [folder]`. The captures are of `phonehome generate`, among traffic of other
// applications. Needs tshark and time of Debian. tshark takes a minute for 100 MB and more.
const [megabytes = 200, rounds = 3, parent = tmpdir()] = [
  Number(process.argv[2] ?? 200),
  Number(process.argv[3] ?? 3),
  process.argv[4],
];
const TIMES = 4;
/** So many phones are generated to learn how many bytes a phone leaves. */
const SAMPLE_PHONES = 40;
const DAYS = 7;
const PHONEHOME = fileURLToPath(new URL('../packages/cli/bin/phonehome.js', import.meta.url));
const exec = promisify(execFile);
const folder = await mkdtemp(join(parent, 'phonehome-bench-'));

interface Capture {
  readonly path: string;
  readonly bytes: number;
}

/** A capture of so many phones, in one file. */
async function generated(name: string, phones: number): Promise<Capture> {
  const out = join(folder, name);
  const given = ['incident', '--devices', phones, '--days', DAYS, '--format', 'pcapng', '--out', out].map(String);
  await exec(process.execPath, [PHONEHOME, 'generate', ...given], { maxBuffer: Number.POSITIVE_INFINITY });
  const [file = '', ...others] = await readdir(join(out, 'pcapng'));
  if (others.length > 0) throw new Error(`${out} has its packets in more than one file`);
  const path = join(out, 'pcapng', file);
  return { path, bytes: (await stat(path)).size };
}

/** Observes a capture, and gives the peak memory of the process in kB. */
async function observe({ path }: Capture): Promise<number> {
  const out = join(folder, 'observed.json');
  const { stderr } = await exec('/usr/bin/time', [
    ...['--format', '%M', process.execPath, PHONEHOME],
    ...['observe', path, '--format', 'json', '--out', out],
  ]);
  const { flow_count } = JSON.parse(await readFile(out, 'utf8')) as { flow_count: number };
  if (flow_count === 0) throw new Error(`nothing was seen in ${path}`);
  return Number(stderr.trim().split('\n').at(-1));
}

/** Dissects a capture into JSON, which goes nowhere. */
async function dissect({ path }: Capture): Promise<void> {
  await exec('/bin/sh', ['-c', 'exec tshark -n -r "$1" -T json > /dev/null', 'sh', path]);
}

try {
  sayMachine();
  const sample = await generated('sample', SAMPLE_PHONES);
  const phones = Math.ceil((megabytes * 1e6 * SAMPLE_PHONES) / sample.bytes);
  const one = await generated('one', phones);
  const long = await generated('long', phones * TIMES);
  const peaks: number[] = [];
  const longPeaks: number[] = [];
  const seconds = await inTurn(rounds, {
    observe: async () => peaks.push(await observe(one)),
    tshark: () => dissect(one),
    long: async () => longPeaks.push(await observe(long)),
  });
  const took = { observe: median(seconds.observe), tshark: median(seconds.tshark), long: median(seconds.long) };
  const rate = ({ bytes }: Capture, time: number): string => `${(bytes / time / 1e6).toFixed(1)} MB/s`;
  say(`${grouped(one.bytes)} bytes of ${phones} phones, ${rounds} rounds, medians`);
  say(
    `  phonehome observe: ${took.observe.toFixed(1)} s, ${rate(one, took.observe)}, peak ${grouped(median(peaks) / 1e3)} MB`,
  );
  say(`  tshark -T json: ${took.tshark.toFixed(1)} s, ${rate(one, took.tshark)}`);
  say(`  observe is ${(took.tshark / took.observe).toFixed(2)} times as fast`);
  say(`${grouped(long.bytes)} bytes, ${TIMES} times as many phones`);
  say(
    `  phonehome observe: ${took.long.toFixed(1)} s, ${rate(long, took.long)}, peak ${grouped(median(longPeaks) / 1e3)} MB`,
  );
  say(`  peak memory: ${(median(longPeaks) / median(peaks)).toFixed(2)} times that of the short one`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

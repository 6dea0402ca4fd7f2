import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Different, writeManyFlows } from './observe/many-flows.ts';
import { grouped, inTurn, median, say, sayMachine } from './rounds.ts';

// `phonehome observe` beside `tshark -T json` on the same capture, and its peak memory there and on one of four times as many days:
// `node bench/observe.ts [megabytes] [rounds] [folder] [flows]`; also its memory where in each of so many flows another identifier goes
// out, or another server is spoken with (none by default: a million take minutes). The captures are of `phonehome generate`, among traffic of other
// applications. Needs tshark and time of Debian. tshark takes a minute for 100 MB and more.
const [megabytes = 200, rounds = 3, parent = tmpdir()] = [
  Number(process.argv[2] ?? 200),
  Number(process.argv[3] ?? 3),
  process.argv[4],
];
const many_flows = Number(process.argv[5] ?? 0);
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
async function generated(name: string, phones: number, days = DAYS): Promise<Capture> {
  const out = join(folder, name);
  const given = ['incident', '--devices', phones, '--days', days, '--format', 'pcapng', '--out', out].map(String);
  await exec(process.execPath, [PHONEHOME, 'generate', ...given], { maxBuffer: Number.POSITIVE_INFINITY });
  const [file = '', ...others] = await readdir(join(out, 'pcapng'));
  if (others.length > 0) throw new Error(`${out} has its packets in more than one file`);
  const path = join(out, 'pcapng', file);
  return { path, bytes: (await stat(path)).size };
}

/** What a program took: processor time also tells on a machine that others use, too. */
interface Used {
  readonly peak_kb: number;
  readonly cpu_seconds: number;
}

async function used(command: string, ...args: string[]): Promise<Used> {
  const { stderr } = await exec('/usr/bin/time', ['--format', '%M %U %S', command, ...args]);
  const [peak_kb = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { peak_kb, cpu_seconds: user + system };
}

/** Observes a capture. */
async function observe({ path }: Capture): Promise<Used> {
  const out = join(folder, 'observed.json');
  const taken = await used(process.execPath, PHONEHOME, 'observe', path, '--format', 'json', '--out', out);
  const { flow_count } = JSON.parse(await readFile(out, 'utf8')) as { flow_count: number };
  if (flow_count === 0) throw new Error(`nothing was seen in ${path}`);
  return taken;
}

/** A capture of many flows, and what is said of it. */
async function many(different: Different): Promise<void> {
  const path = join(folder, `${different}.pcapng`);
  await writeManyFlows(path, different, many_flows);
  const { bytes, ...taken } = { bytes: (await stat(path)).size, ...(await observe({ path, bytes: 0 })) };
  say(`${grouped(bytes)} bytes of ${grouped(many_flows)} flows, in each another ${different}`);
  say(`  observe: ${taken.cpu_seconds.toFixed(1)} s of processor, peak ${grouped(taken.peak_kb / 1e3)} MB`);
}

/** Dissects a capture into JSON, which goes nowhere. */
function dissect({ path }: Capture): Promise<Used> {
  return used('/bin/sh', '-c', 'exec tshark -n -r "$1" -T json > /dev/null', 'sh', path);
}

try {
  sayMachine();
  const sample = await generated('sample', SAMPLE_PHONES);
  const phones = Math.ceil((megabytes * 1e6 * SAMPLE_PHONES) / sample.bytes);
  const one = await generated('one', phones);
  const long = await generated('long', phones, DAYS * TIMES);
  const taken = { observe: [] as Used[], tshark: [] as Used[], long: [] as Used[] };
  const seconds = await inTurn(rounds, {
    observe: async () => taken.observe.push(await observe(one)),
    tshark: async () => taken.tshark.push(await dissect(one)),
    long: async () => taken.long.push(await observe(long)),
  });
  const peak_kb = (of: readonly Used[]): number => median(of.map((each) => each.peak_kb));
  const cpu = (of: readonly Used[]): number => median(of.map((each) => each.cpu_seconds));
  const line = (name: keyof typeof taken, { bytes }: Capture): void => {
    const [all, own] = [median(seconds[name]), cpu(taken[name])];
    const rates = `${(bytes / all / 1e6).toFixed(1)} MB/s, ${(bytes / own / 1e6).toFixed(1)} MB/s of processor`;
    say(
      `  ${name}: ${all.toFixed(1)} s, ${own.toFixed(1)} s of processor, ${rates}, peak ${grouped(peak_kb(taken[name]) / 1e3)} MB`,
    );
  };
  say(`${grouped(one.bytes)} bytes of ${phones} phones, ${rounds} rounds, medians`);
  line('observe', one);
  line('tshark', one);
  const faster = median(seconds.tshark) / median(seconds.observe);
  say(
    `  observe is ${faster.toFixed(2)} times as fast; ${(cpu(taken.tshark) / cpu(taken.observe)).toFixed(2)} by processor time`,
  );
  say(`${grouped(long.bytes)} bytes, the same phones, ${TIMES} times as many days`);
  line('long', long);
  say(`  peak memory: ${(peak_kb(taken.long) / peak_kb(taken.observe)).toFixed(2)} times that of the short one`);
  if (many_flows > 0) for (const different of ['identifier', 'server'] as const) await many(different);
} finally {
  await rm(folder, { recursive: true, force: true });
}

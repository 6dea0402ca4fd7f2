import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDraw } from './corpus/errands/draw.ts';
import { errandsOf } from './corpus/errands/errands.ts';
import { writeFixture } from './corpus/fixture.ts';
import { measure, measuredText } from './corpus/measure.ts';
import { chromium, endChromium } from './corpus/programs/chromium.ts';
import { clients, fetchers } from './corpus/programs/clients.ts';
import { curl } from './corpus/programs/curl.ts';
import { systemPrograms } from './corpus/programs/system.ts';
import type { Program } from './corpus/run.ts';
import { startServers } from './corpus/servers.ts';
import { enterWorld, makeWorld, startCapture } from './corpus/world.ts';

/**
 * Captures what other software sends: `npm run corpus -- [--out folder] [--rounds n] [--errands n] [--seed n] [--only name]`.
 * It runs what is there of curl, Chromium, Debian's tools and the HTTP libraries of five languages against servers on a
 * loopback of its own, captures it, a file a round, and tells what `phonehome observe` finds in it, where it should find nothing.
 * With `--fixture` it writes the test's small capture instead: `--errands 300 --seed 3`. Linux; as root, or where unprivileged
 * user namespaces are allowed; docs/explanation/finding.md says which packages.
 */
const FIXTURE = '../test/fixtures/observe/other-software.pcapng';
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '/tmp/phonehome-corpus' },
    rounds: { type: 'string', default: '1' },
    errands: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    fixture: { type: 'boolean', default: false },
    within: { type: 'boolean', default: false },
  },
});

const { out } = values;
if (!values.within) {
  const code = await enterWorld(fileURLToPath(import.meta.url), process.argv.slice(2));
  if (code !== 0) process.exit(code);
  const captures = readdirSync(out).filter(
    (name) => name.startsWith(`corpus-${values.seed}-`) && name.endsWith('.pcap'),
  );
  const paths = captures.sort().map((name) => join(out, name));
  if (values.fixture) writeFixture(paths[0] ?? '', fileURLToPath(new URL(FIXTURE, import.meta.url)));
  else process.stdout.write(measuredText(measure(paths)));
  process.exit(0);
}

const [rounds, count, seed] = [Number(values.rounds), Number(values.errands), Number(values.seed)];
const folder = join(out, 'work');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const resolver = makeWorld(folder);
const servers = await startServers(folder);
const isThere = (command: string): boolean =>
  command.startsWith('/')
    ? existsSync(command)
    : (process.env.PATH ?? '').split(delimiter).some((one) => existsSync(join(one, command)));
const all: readonly Program[] = [chromium, ...systemPrograms, curl, ...clients, ...fetchers];
const programs = all.filter(({ name, needs }) => {
  if (values.only !== undefined && !name.toLowerCase().includes(values.only.toLowerCase())) return false;
  const missing = needs.filter((one) => !isThere(one));
  if (missing.length > 0) process.stdout.write(`not there: ${missing.join(', ')} (${name})\n`);
  return missing.length === 0;
});

/** So many programs at once: most wait for one another's replies. */
const LANES = 3;
for (let round = 0; round < rounds; round++) {
  const file = join(out, `corpus-${seed}-${String(round).padStart(3, '0')}.pcap`);
  const begin_ms = Date.now();
  const end = await startCapture(file);
  const waiting = [...programs.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [nth, program] = next;
      const own = join(folder, `program-${nth}`);
      mkdirSync(own, { recursive: true });
      const errands = errandsOf(seed, round, nth, Math.round((count * program.share) / 1_000));
      const start_ms = Date.now();
      await program.run(errands, { folder: own, seed, round, draw: createDraw(seed, round, 1_000 + nth) });
      process.stdout.write(`${round} ${program.name}: ${errands.length} errands, ${Date.now() - start_ms} ms\n`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await end();
  process.stdout.write(`wrote ${file}, ${Math.round((Date.now() - begin_ms) / 1_000)} s\n`);
}
await endChromium();
for (const one of [...servers, resolver]) one.kill();

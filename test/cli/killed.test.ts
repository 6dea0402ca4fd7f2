import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { storedLines } from '@phonehome/fake-server';
import { encodeRequest } from '@phonehome/shared';
import t from 'tap';
import { drawsOf } from '../fake-server/wire/mutate.ts';
import { genericCard, json, phoneRequest, start, temporaryFolder, untilThere } from './support.ts';

// The promise of `serve --store`: a report that was answered is in the store, whatever happens to the process. Here it is
// killed at random moments under load, and started again on what it has left.

/** In CI so many; PHONEHOME_KILLS asks for more, such as 300, which takes some minutes. */
const KILLS = Number(process.env.PHONEHOME_KILLS ?? 20);
const SEED = Number(process.env.PHONEHOME_KILL_SEED ?? 1);
/** A store is killed so often before the next one begins. */
const KILLS_PER_STORE = 10;
const CONNECTIONS = 16;
const LIVES_MS_MAX = 400;
/** Longer than it takes until the log of the database is copied. */
const PAUSE_MS = 230;

/** What was sent to a store, by the name of each report, and the names of those that were answered. */
interface Sent {
  readonly bytes: Map<string, Buffer>;
  readonly answered: Set<string>;
}

/** Sends report after report, each when the one before was answered, until the connection ends. */
async function sendReports(port: number, name: string, { bytes, answered }: Sent, pauses: boolean): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).setEncoding('latin1');
  socket.on('error', () => undefined);
  let number = 0;
  const next = (): void => {
    const report = `${name}-${number++}`;
    // Some are longer than a page of the database.
    const request = phoneRequest(genericCard, { MODEL: report, ROM: 'x'.repeat(number % 7 === 0 ? 30_000 : 9) });
    bytes.set(report, request);
    let reply = '';
    socket.removeAllListeners('data').on('data', async (text: string) => {
      reply += text;
      if (!reply.endsWith('}')) return;
      answered.add(report);
      if (pauses && number % 20 === 0) await wait(PAUSE_MS);
      next();
    });
    socket.write(request);
  };
  next();
  await new Promise((resolve) => socket.once('close', resolve));
}

/** What is wrong with a store; null if nothing. */
async function wrong(folder: string, { bytes, answered }: Sent): Promise<string | null> {
  const seen = new Set<string>();
  const ids = new Set<string>();
  for await (const line of storedLines(folder)) {
    const { exchange_id, request, report } = JSON.parse(line);
    const name = report?.MODEL;
    if (ids.has(exchange_id)) return `the id ${exchange_id} was given twice`;
    ids.add(exchange_id);
    if (seen.has(name)) return `the report ${name} is there twice`;
    seen.add(name);
    const kept = encodeRequest({ ...request, body: Buffer.from(request.body_base64, 'base64') });
    if (!bytes.get(name)?.equals(kept)) return `the report ${name} is not what was sent`;
  }
  const lost = [...answered].filter((name) => !seen.has(name));
  return lost.length > 0 ? `${lost.length} reports were answered and are lost, such as ${lost[0]}` : null;
}

t.setTimeout(0);

t.test(`killed ${KILLS} times, seed ${SEED}: what was answered is kept once, unaltered`, { timeout: 0 }, async (t) => {
  const cwd = await temporaryFolder(t);
  const policy = '{id: everyone, when: {}, outcome: accepted, delay_ms: 0}';
  await writeFile(join(cwd, 'policy.yaml'), `format: phonehome-policy/1\nrules:\n  - ${policy}\n`);
  const ready = join(cwd, 'ready.json');
  let sent: Sent = { bytes: new Map(), answered: new Set() };
  let answered = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill % KILLS_PER_STORE === 0) sent = { bytes: new Map(), answered: new Set() };
    const store = `store-${Math.floor(kill / KILLS_PER_STORE)}`;
    const draw = drawsOf(SEED, kill);
    await rm(ready, { force: true });
    const args = ['--port', '0', '--store', store, '--ready-file', ready, '--policy', 'policy.yaml'];
    // Without a log, what is received takes a shorter way.
    const server = start(['serve', ...args, '--log', kill % 2 === 0 ? 'text' : 'off'], { cwd });
    await untilThere(ready);
    const { port } = (await json(ready)) as { port: number };
    const pauses = draw(2) === 0;
    const before = sent.answered.size;
    const senders = Array.from({ length: CONNECTIONS }, (_, i) => sendReports(port, `${kill}-${i}`, sent, pauses));
    await wait(20 + draw(LIVES_MS_MAX));
    server.process.kill('SIGKILL');
    await Promise.all([server.ended, ...senders]);
    answered += sent.answered.size - before;
    const problem = await wrong(join(cwd, store), sent);
    if (problem) t.fail(`PHONEHOME_KILL_SEED=${SEED}, kill ${kill}: ${problem}`);
    if (problem) return;
  }
  t.ok(answered > KILLS * 10, `${answered} reports were answered`);
  t.comment(`seed ${SEED}: ${KILLS} kills, ${answered} reports answered`);
});

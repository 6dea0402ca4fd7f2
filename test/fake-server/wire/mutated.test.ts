import { connect } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type Edge, type ExchangeRecord, LOOPBACK, listen } from '@phonehome/fake-server';
import t from 'tap';
import { prompt, ready } from '../support.ts';
import { bytesOf } from './in-memory.ts';
import { drawsOf, piecesOf } from './mutate.ts';
import { hostile } from './structured.ts';

/** In CI for so long; PHONEHOME_FUZZ_REQUESTS asks for a number of connections instead, however long they take. */
const SECONDS = Number(process.env.PHONEHOME_FUZZ_SECONDS ?? 15);
const REQUESTS = Number(process.env.PHONEHOME_FUZZ_REQUESTS ?? 0);
const SEED = Number(process.env.PHONEHOME_FUZZ_SEED ?? 1);
const AT_ONCE = 16;
/** Counted in ticks of this process: a machine that stands still is no server that hangs. */
const TICK_MS = 100;
const HANGS_AFTER_TICKS = 100;

const records = new Map<number, ExchangeRecord[]>();
let arrivals = 0;
const edge: Edge = {
  waits: false,
  arrive: () => ({ time_ms: 0, exchange_id: String(arrivals++) }),
  async keep({ remotePort = 0 }, { record }) {
    records.set(remotePort, [...(records.get(remotePort) ?? []), record]);
    // Like a disk, now and then: meanwhile more comes, or the end.
    if (arrivals % 3 === 0) await wait(2);
  },
};

const REFUSED = new Set(['http-unreadable', 'body-too-large']);

/** What is wrong with how some bytes were received; null if nothing. */
function wrong(sent: Buffer, kept: readonly ExchangeRecord[], came: string, how: string): string | null {
  if (how !== 'end') return `the connection ended with ${how}`;
  const stored = Buffer.concat(kept.map(bytesOf));
  if (!sent.subarray(0, stored.length).equals(stored)) return 'what is stored is not what was sent';
  const rest = sent.subarray(stored.length);
  const rule = kept.at(-1)?.decision.policy_rule ?? '';
  // Nothing is read after a refusal or a request that ends the connection; empty lines at the end are no request.
  const closed = /\r\nConnection: close\r\n[^]*$/.test(came);
  if (!REFUSED.has(rule) && !closed && !rest.every((byte) => byte === 0x0a || byte === 0x0d)) {
    return `${rest.length} bytes were not stored`;
  }
  const answers = came.replaceAll('HTTP/1.1 100 Continue\r\n\r\n', '');
  const replies = answers.split(/(?:^|(?<=\}))HTTP\/1\.1 (?=200|4\d\d)/).length - 1;
  const due = kept.filter(({ decision }) => decision.outcome !== 'silent').length;
  return replies > due || (due > 0 && replies === 0) ? `${replies} replies to ${due} records` : null;
}

async function send(port: number, pieces: readonly Buffer[]): Promise<string | null> {
  const socket = connect({ port, host: LOOPBACK, noDelay: true, allowHalfOpen: true });
  let came = '';
  let local_port = 0;
  const how = await new Promise<string>((resolve) => {
    let ticks = 0;
    const guard = setInterval(() => {
      if (++ticks === HANGS_AFTER_TICKS) resolve('a hang');
    }, TICK_MS);
    socket.setEncoding('latin1').on('data', (text: string) => {
      came += text;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('end', () => resolve('end'));
    socket.on('close', () => clearInterval(guard));
    socket.on('connect', async () => {
      local_port = socket.localPort ?? 0;
      records.delete(local_port);
      for (const piece of pieces) {
        socket.write(piece);
        if (pieces.length > 1) await turn();
      }
      socket.end();
    });
  });
  socket.destroy();
  return wrong(Buffer.concat(pieces), records.get(local_port) ?? [], came, how);
}

/** The fewest bytes that are still received wrongly, in one piece if that is enough. */
async function smallest(port: number, pieces: readonly Buffer[]): Promise<readonly Buffer[]> {
  let found: readonly Buffer[] = pieces;
  const joined = Buffer.concat([...pieces]);
  if (await send(port, [joined])) found = [joined];
  for (let size = joined.length >> 1; size >= 1; size >>= 1) {
    for (let i = 0; i < found.length; i++) {
      for (let at = 0; at < (found[i]?.length ?? 0); ) {
        const piece = found[i] as Buffer;
        const less = found.with(i, Buffer.concat([piece.subarray(0, at), piece.subarray(at + size)]));
        if (await send(port, less)) found = less;
        else at += size;
      }
    }
  }
  return found;
}

// Those who ask for a million do not mean in half a minute.
t.setTimeout(0);

t.test(
  `changed requests, seed ${SEED}: what is stored is what was sent, and each connection ends in order`,
  { timeout: 0 },
  async (t) => {
    const server = await listen(ready(prompt), edge, 0);
    const until_ms = performance.now() + SECONDS * 1000;
    let next = 0;
    let failed = false;
    const goesOn = (): boolean => !failed && (REQUESTS > 0 ? next < REQUESTS : performance.now() < until_ms);
    const caller = async (): Promise<void> => {
      while (goesOn()) {
        const number = next++;
        const draw = drawsOf(SEED, number);
        const pieces = piecesOf(hostile(draw), draw);
        const problem = await send(server.port, pieces);
        if (!problem || failed) continue;
        failed = true;
        const least = await smallest(server.port, pieces);
        const shown = least.map((piece) => JSON.stringify(piece.toString('latin1'))).join(' + ');
        t.fail(`PHONEHOME_FUZZ_SEED=${SEED}, connection ${number}: ${problem}; the least that fails: ${shown}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
    t.ok(next >= 100, `${next} connections, ${arrivals} requests`);
    t.comment(`${next} connections, ${arrivals} requests`);
    await server.close();
  },
);

import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { LOOPBACK } from '@phonehome/fake-server';
import t from 'tap';
import { startMeasured } from '../hardening/measured.ts';
import { faulty } from './faults.ts';
import { type Draw, drawsOf, pick, piecesOf } from './mutate.ts';
import { hostile } from './structured.ts';

/** In CI for so long; PHONEHOME_FUZZ_REQUESTS asks for a number of connections instead, however long they take. */
const SECONDS = Number(process.env.PHONEHOME_FUZZ_SECONDS ?? 15);
const REQUESTS = Number(process.env.PHONEHOME_FUZZ_REQUESTS ?? 0);
const SEED = Number(process.env.PHONEHOME_FUZZ_SEED ?? 1);
const AT_ONCE = 32;
/** So short that what never ends by itself is ended soon. */
const limits = {
  head_timeout_ms: 150,
  request_timeout_ms: 300,
  idle_timeout_ms: 300,
  silence_timeout_ms: 200,
  write_timeout_ms: 300,
  requests_per_connection_max: 20,
};
/** Counted in ticks of this process: a machine that stands still is no server that hangs. */
const TICK_MS = 100;
const HANGS_AFTER_TICKS = 200;
const WARM_CONNECTIONS = 1_000;
const LEAK_BYTES_MAX = 12 * 1024 * 1024;

/** What a caller does when it has sent all. */
const ends = ['end', 'end', 'destroy', 'reset', 'stay', 'deaf', 'leave-early'] as const;

/** Sends pieces, and resolves when the connection is over: false if the server never ended it. */
function call(port: number, pieces: readonly Buffer[], draw: Draw): Promise<boolean> {
  const end = pick(draw, ends);
  const stops_at = end === 'leave-early' ? draw(pieces.length + 1) : pieces.length;
  const socket = connect({ port, host: LOOPBACK, noDelay: true, allowHalfOpen: draw(2) === 0 });
  return new Promise((resolve) => {
    let ticks = 0;
    const guard = setInterval(() => {
      // A caller that reads nothing cannot see that the server has ended the connection.
      if (++ticks === 10 && end === 'deaf') socket.resume();
      if (ticks === HANGS_AFTER_TICKS) resolve(false);
    }, TICK_MS);
    socket.on('close', () => {
      clearInterval(guard);
      resolve(true);
    });
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.end());
    if (end !== 'deaf') socket.resume();
    socket.on('connect', async () => {
      for (const piece of pieces.slice(0, stops_at)) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (draw(3) === 0) await wait(draw(3));
      }
      if (end === 'end') socket.end();
      else if (end === 'reset') socket.resetAndDestroy();
      else if (end === 'destroy' || end === 'leave-early') socket.destroy();
    });
  });
}

t.setTimeout(0);

t.test(
  `changed requests to a server with faults, seed ${SEED}: it ends every connection and holds nothing of it`,
  { timeout: 0 },
  async (t) => {
    const server = await startMeasured({ policy: faulty, limits });
    t.teardown(() => server.stop());
    let next = 0;
    const failed: string[] = [];
    const send = async (until: () => boolean): Promise<void> => {
      const caller = async (): Promise<void> => {
        while (failed.length === 0 && until()) {
          const number = next++;
          const draw = drawsOf(SEED, number);
          const pieces = piecesOf(hostile(draw), draw);
          if (await call(server.port, pieces, draw)) continue;
          const shown = pieces.map((piece) => JSON.stringify(piece.toString('latin1'))).join(' + ');
          failed.push(`PHONEHOME_FUZZ_SEED=${SEED}, connection ${number} does not end: ${shown}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, caller));
    };
    const settled = async (): Promise<Awaited<ReturnType<typeof server.use>>> => {
      // Whatever waits for a time-out has met it by then.
      await wait(2_500);
      return server.use();
    };
    await send(() => next < WARM_CONNECTIONS);
    const before = await settled();
    const until_ms = performance.now() + SECONDS * 1000;
    await send(() => (REQUESTS > 0 ? next < REQUESTS : performance.now() < until_ms));
    const after = await settled();
    t.same(failed, []);
    t.ok(after.records > 500, `${next} connections, ${after.records} records`);
    t.equal(after.handles, before.handles, 'no socket or timer is left');
    const more = after.settled_bytes - before.settled_bytes;
    t.ok(more < LEAK_BYTES_MAX, `${more} bytes more than after the first ${WARM_CONNECTIONS}`);
    t.comment(`${next} connections, ${after.records} records, ${more} bytes more`);
  },
);

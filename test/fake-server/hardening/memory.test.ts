import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { LOOPBACK } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { post, prompt } from '../support.ts';
import { type Measured, measured } from './measured.ts';
import type { MemoryUse } from './server-process.ts';

const MEBIBYTE = 1024 * 1024;
const mib = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;

async function dial(t: Test, { port }: Measured): Promise<Socket> {
  const socket = connect({ port, host: LOOPBACK });
  socket.on('error', () => socket.destroy());
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** What the server holds as soon as it holds as little as it should, or at last. */
async function settled(server: Measured, is_settled: (use: MemoryUse) => boolean): Promise<MemoryUse> {
  let use = await server.use();
  for (let tries = 0; tries < 60 && !is_settled(use); tries++) {
    await wait(250);
    use = await server.use();
  }
  return use;
}

/** Whether the server still answers. */
async function answers(t: Test, server: Measured): Promise<boolean> {
  const socket = await dial(t, server);
  socket.write(post);
  const [piece] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return piece.toString('latin1').startsWith('HTTP/1.1 200');
}

t.setTimeout(180_000);

t.test('2,000 slow connections take little, and give it back', async (t) => {
  const server = await measured(t, { policy: prompt, limits: { connections_per_address_max: 4096 } });
  t.ok(await answers(t, server));
  const before = await server.use();
  const sockets: Socket[] = [];
  for (let i = 0; i < 20; i++) {
    sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => dial(t, server)))));
  }
  for (let sent = 0; sent < 200; sent += 40) {
    for (const socket of sockets) socket.write(post.subarray(sent, sent + 40));
    await wait(50);
  }
  const during = await server.use();
  t.ok(during.handles >= 2000, `${during.handles} handles`);
  const each = (during.settled_bytes - before.settled_bytes) / sockets.length;
  t.ok(each < 32 * 1024, `${Math.round(each)} bytes a connection`);
  t.ok(await answers(t, server), 'others are served meanwhile');
  for (const socket of sockets) socket.destroy();
  const after = await settled(server, ({ settled_bytes, handles }) => {
    return handles <= before.handles && settled_bytes - before.settled_bytes < 4 * MEBIBYTE;
  });
  t.ok(after.handles <= before.handles + 2, `${after.handles} handles, before ${before.handles}`);
  t.ok(after.settled_bytes - before.settled_bytes < 4 * MEBIBYTE, mib(after.settled_bytes - before.settled_bytes));
});

const ENDLESS: Readonly<Record<string, string>> = {
  'a body of 1 GB': 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n',
  'a body of 1 GB without a length': 'POST / HTTP/1.1\r\nHost: h\r\n\r\n',
  'a chunk of 1 GB': 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3b9aca00\r\n',
  'a header of 1 GB': 'POST / HTTP/1.1\r\nX: ',
  '1 GB of nothing': '',
};
const GIGABYTE = 1_000_000_000;
/** What is thrown away as it comes is collected only now and then. */
const PEAK_BYTES_MAX = 256 * MEBIBYTE;

t.test('what is sent without end takes no more than its limit', async (t) => {
  const server = await measured(t, { policy: prompt });
  t.ok(await answers(t, server));
  const before = await server.use();
  const piece = Buffer.alloc(256 * 1024, 'A');
  for (const [name, head] of Object.entries(ENDLESS)) {
    const sockets = await Promise.all([1, 2].map(() => dial(t, server)));
    const sent = await Promise.all(
      sockets.map(async (socket) => {
        socket.write(head);
        let sent = 0;
        while (sent < GIGABYTE && !socket.destroyed) {
          sent += piece.length;
          if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => 0);
        }
        return sent;
      }),
    );
    const { peak_bytes } = await server.use();
    t.comment(`${name}: it took ${mib(Math.max(...sent))} before the connection was cut off`);
    t.ok(
      peak_bytes - before.settled_bytes < PEAK_BYTES_MAX,
      `${name}: at most ${mib(peak_bytes - before.settled_bytes)}`,
    );
  }
  t.ok(await answers(t, server));
  const after = await settled(server, ({ settled_bytes }) => settled_bytes - before.settled_bytes < 4 * MEBIBYTE);
  t.ok(after.settled_bytes - before.settled_bytes < 4 * MEBIBYTE, mib(after.settled_bytes - before.settled_bytes));
});

t.test('many unfinished bodies take no more together than the limit says', async (t) => {
  const server = await measured(t, { policy: prompt, limits: { unfinished_bytes_max: 16 * MEBIBYTE } });
  t.ok(await answers(t, server));
  const before = await server.use();
  const head = `POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${MEBIBYTE}\r\n\r\n`;
  const nearly = Buffer.concat([Buffer.from(head), Buffer.alloc(MEBIBYTE - 10, 'A')]);
  const BODIES = 60;
  const replies: string[] = [];
  for (let i = 0; i < BODIES; i++) {
    const socket = await dial(t, server);
    socket.setEncoding('latin1').on('data', (text: string) => replies.push(text));
    socket.write(nearly);
    await wait(2);
  }
  const during = await settled(server, () => replies.length >= BODIES - 16);
  const more = during.settled_bytes - before.settled_bytes;
  // What is joined from pieces may take twice its bytes.
  t.ok(more < 2.5 * 16 * MEBIBYTE, `${mib(more)} for ${BODIES} MiB`);
  t.ok(
    replies.length >= BODIES - 17 && replies.every((text) => text.startsWith('HTTP/1.1 503 ')),
    `${replies.length} replies`,
  );
  t.ok(await answers(t, server));
});

t.test('callers that never read take no more than what the system holds', async (t) => {
  const huge = { id: 'huge', when: {}, outcome: 'accepted' as const, body_bytes: 64 * MEBIBYTE, delay_ms: 0 };
  const server = await measured(t, { policy: { rules: [huge] }, limits: { write_timeout_ms: 1500 } });
  const before = await server.use();
  const deaf = await Promise.all(Array.from({ length: 100 }, () => dial(t, server)));
  for (const socket of deaf) {
    socket.pause();
    socket.write(Buffer.concat(Array.from({ length: 300 }, () => post)));
  }
  await wait(700);
  const during = await server.use();
  const more = during.peak_bytes - before.settled_bytes;
  t.ok(more < 128 * MEBIBYTE, `${mib(more)} for 30,000 replies of 64 MiB`);
  await wait(1500);
  for (const socket of deaf) socket.destroy();
  const after = await settled(server, ({ settled_bytes, handles }) => {
    return handles <= before.handles && settled_bytes - before.settled_bytes < 8 * MEBIBYTE;
  });
  t.ok(after.handles <= before.handles + 2, `${after.handles} handles, before ${before.handles}`);
  t.ok(after.settled_bytes - before.settled_bytes < 8 * MEBIBYTE, mib(after.settled_bytes - before.settled_bytes));
});

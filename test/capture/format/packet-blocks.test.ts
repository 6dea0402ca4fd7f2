import {
  createPacketBlocks,
  createTcpFlow,
  createUdpFlow,
  type Frame,
  frameSink,
  type PacketSink,
  packetBlock,
} from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { path, TIME_US } from '../support.ts';

const start = {
  path,
  client_port: 40_000,
  server_port: 80,
  sequence: { client: 0xffff_fff0, server: 7 },
  packet_id: { client: 0xffff, server: 5 },
};

/** What two machines say to each other: sizes in turn, then the end. */
function talk(sizes: readonly number[], sink: PacketSink): void {
  createUdpFlow(start, sink)('client', new Uint8Array(sizes[0] ?? 0).fill(7), TIME_US);
  const flow = createTcpFlow(start, sink);
  let time_us = flow.open(TIME_US);
  sizes.forEach((size, at) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => i * 31);
    time_us = flow.send(at % 2 === 0 ? 'client' : 'server', bytes, time_us);
  });
  flow.close('server', time_us);
}

t.test('blocks that are written at once are those of the frames', async (t) => {
  const sizes = fc.array(fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 5_000 })), { minLength: 1, maxLength: 6 });
  const comments = fc.constantFrom('', '0123456789abcdef', 'x', 'abcde');
  fc.assert(
    fc.property(sizes, comments, (sizes, comment) => {
      const frames: Frame[] = [];
      talk(
        sizes,
        frameSink((frame) => frames.push({ ...frame, comments: comment === '' ? [] : [comment] })),
      );
      const blocks = createPacketBlocks();
      blocks.comment(comment);
      talk(sizes, blocks);
      const taken = blocks.take();
      t.strictSame(
        taken.map(({ time_us }) => time_us),
        frames.map(({ time_us }) => time_us),
      );
      const bytes = (all: readonly Uint8Array[]): string => Buffer.concat(all).toString('hex');
      t.equal(bytes(taken.map((block) => block.bytes)), bytes(frames.map(packetBlock)));
      t.same(blocks.take(), []);
      return t.passing();
    }),
    { numRuns: 200 },
  );
});

import { createHash } from 'node:crypto';
import { CaptureError, createCaptureReader, type Frame, linkTypes, sectionHeaderBlock } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { exchange, framesOf, pcapng } from '../support.ts';

const anyFrame = fc.record<Frame>({
  time_us: fc.integer({ min: 0, max: 4_102_444_800_000_000 }),
  link_type: fc.constant(linkTypes.ethernet),
  bytes: fc.uint8Array({ maxLength: 200 }),
  length: fc.integer({ min: 200, max: 3000 }),
  comments: fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 2 }),
});

t.test('what is written is read, in pieces of any size', async (t) => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 6 }), fc.integer({ min: 1, max: 400 }), (frames, size) => {
      t.same(framesOf(pcapng(frames), size), { frames, rest: 0 });
    }),
    { numRuns: 200 },
  );
});

const inHex = ({ time_us, bytes }: Frame): string => `${time_us} ${Buffer.from(bytes).toString('hex')}`;

t.test('the memory of a piece may be used for the next one', async () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 6 }), fc.integer({ min: 1, max: 400 }), (frames, size) => {
      const bytes = pcapng(frames);
      const reader = createCaptureReader();
      const piece = Buffer.alloc(size);
      const read: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        const length = bytes.copy(piece, 0, at, at + size);
        reader.push(piece.subarray(0, length), (frame) => read.push(inHex(frame)));
      }
      return read.join() === frames.map(inHex).join();
    }),
    { numRuns: 200 },
  );
});

/** A block of either byte order. */
function block(type: number, body: readonly number[][], little: boolean): Buffer {
  const words = body.flatMap(([value = 0, bytes = 4]) => {
    const word = Buffer.alloc(bytes);
    if (little) word.writeUIntLE(value, 0, bytes);
    else word.writeUIntBE(value, 0, bytes);
    return [...word];
  });
  const frame = Buffer.alloc(8);
  const total = 12 + words.length;
  for (const [at, value] of [
    [0, type],
    [4, total],
  ] as const) {
    if (little) frame.writeUInt32LE(value, at);
    else frame.writeUInt32BE(value, at);
  }
  return Buffer.concat([frame, Buffer.from(words), frame.subarray(4)]);
}
const section = (little: boolean) =>
  block(0x0a0d0d0a, [[0x1a2b3c4d], [1, 2], [0, 2], [0xffffffff], [0xffffffff]], little);
/** An interface of Ethernet whose times have a resolution. */
const description = (resolution: number, little: boolean) =>
  block(1, [[1, 2], [0, 2], [0], [9, 2], [1, 2], [resolution, 1], [0, 1], [0, 2], [0, 2], [0, 2]], little);
/** A packet of four bytes that count up. */
const packet = (of: number, units: number, little: boolean) =>
  block(
    6,
    [[of], [Math.floor(units / 2 ** 32)], [units % 2 ** 32], [4], [60], ...[1, 2, 3, 4].map((one) => [one, 1])],
    little,
  );

for (const little of [true, false]) {
  t.test(`sections that are ${little ? 'little' : 'big'}-endian`, async (t) => {
    const bytes = Buffer.concat([section(little), description(6, little), packet(0, 5_000_000_007, little)]);
    t.same(framesOf(bytes).frames, [
      { time_us: 5_000_000_007, link_type: 1, bytes: new Uint8Array([1, 2, 3, 4]), length: 60, comments: [] },
    ]);
  });
}

t.test('times of any resolution become microseconds', async (t) => {
  const time = (resolution: number, units: number) =>
    framesOf(Buffer.concat([section(true), description(resolution, true), packet(0, units, true)])).frames[0]?.time_us;
  t.equal(time(3, 1500), 1_500_000);
  t.equal(time(9, 1_553_169_600_123_456_700), 1_553_169_600_123_456);
  t.equal(time(0x80 | 1, 3), 1_500_000, 'halves of a second');
});

t.test('each section has interfaces of its own; blocks of other kinds are passed over', async (t) => {
  const other = block(0xbad, [[1], [2]], true);
  const one = Buffer.concat([section(true), description(6, true), other, packet(0, 1, true)]);
  t.equal(framesOf(Buffer.concat([one, one])).frames.length, 2);
  t.throws(() => framesOf(Buffer.concat([one, section(true), packet(0, 1, true)])), {
    name: 'CaptureError',
    message: /interface 0, which is not described/,
    offset: one.length + section(true).length,
  });
});

t.test('a capture that is cut short gives what is whole, and says how much is not', async (t) => {
  const whole = pcapng(exchange(['hello', 'yes']));
  const all = framesOf(whole).frames.length;
  const cut = framesOf(whole.subarray(0, -5));
  t.equal(cut.frames.length, all - 1);
  t.ok(cut.rest > 0);
});

t.test('what cannot be is refused with its place, and asks for no memory', async (t) => {
  const bad = (...more: Buffer[]) => Buffer.concat([section(true), description(6, true), ...more]);
  const length = Buffer.from([6, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0]);
  t.throws(() => framesOf(bad(length)), { name: 'CaptureError', offset: bad().length });
  const longer = block(6, [[0], [0], [0], [4000], [4000], [0]], true);
  t.throws(() => framesOf(bad(longer)), { message: /longer than its block/ });
  t.throws(() => framesOf(bad(block(6, [[0]], true))), { message: /shorter than its kind/ });
  t.throws(() => framesOf(Buffer.from('GET / HTTP/1.1\r\n')), { message: /neither a pcapng nor a pcap/ });
  t.throws(() => framesOf(Buffer.concat([sectionHeaderBlock({ application: '' }).fill(0, 8, 12)])), CaptureError);
});

t.test('any bytes are read or refused', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(200), fc.nat(255), (tail, at, value) => {
      const bytes = Buffer.concat([pcapng(exchange(['x'])), Buffer.from(tail)]);
      bytes[at] = value;
      try {
        framesOf(bytes, 64);
      } catch (error) {
        return error instanceof CaptureError;
      }
      return true;
    }),
    { numRuns: 2000 },
  );
});

t.test('the same frames are the same bytes on any machine', async (t) => {
  const hash = createHash('sha256')
    .update(pcapng(exchange(['hello', 'yes'])))
    .digest('hex');
  t.equal(hash, '0ed932d8affae7f8af0d459ba00427ad030fd741194a9eae2bd8093727e2e3a3');
});

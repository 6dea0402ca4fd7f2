import { CaptureError } from '@phonehome/capture';
import t from 'tap';
import { framesOf } from '../support.ts';

function pcap(magic: number, little: boolean, fraction: number): Buffer {
  const bytes = Buffer.alloc(24 + 16 + 4);
  bytes.writeUInt32BE(magic, 0);
  const put = (at: number, value: number): number =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  put(20, 1);
  for (const [i, value] of [1_553_169_600, fraction, 4, 60].entries()) put(24 + 4 * i, value);
  bytes.set([1, 2, 3, 4], 40);
  return bytes;
}

for (const [what, magic, little, fraction] of [
  ['microseconds, big-endian', 0xa1b2c3d4, false, 123_456],
  ['microseconds, little-endian', 0xd4c3b2a1, true, 123_456],
  ['nanoseconds, big-endian', 0xa1b23c4d, false, 123_456_789],
  ['nanoseconds, little-endian', 0x4d3cb2a1, true, 123_456_789],
] as const) {
  t.test(`pcap in ${what}`, async (t) => {
    const bytes = pcap(magic, little, fraction);
    for (const size of [1, 7, bytes.length]) {
      t.same(framesOf(bytes, size), {
        frames: [
          {
            time_us: 1_553_169_600_123_456,
            link_type: 1,
            bytes: new Uint8Array([1, 2, 3, 4]),
            length: 60,
            comments: [],
          },
        ],
        rest: 0,
      });
    }
  });
}

t.test('a packet longer than any can be is refused with its place', async (t) => {
  const bytes = pcap(0xa1b2c3d4, false, 0);
  bytes.writeUInt32BE(0x7fff_ffff, 32);
  t.throws(() => framesOf(bytes), new CaptureError('a packet of 2147483647 bytes cannot be', 24));
});

import { ntpReply, ntpRequest } from '@phonehome/capture';
import t from 'tap';

// 2018-12-03 00:00:00.5 UTC: 3752784000 seconds since 1900.
const TIME_US = 1_543_795_200_500_000;
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer);

t.test('a request is of version 3, of a client, and tells when it was sent', async (t) => {
  const bytes = ntpRequest(TIME_US);
  t.equal(bytes.length, 48);
  t.equal(bytes[0], 0b00_011_011);
  t.equal(view(bytes).getUint32(40), 3_752_784_000);
  t.equal(view(bytes).getUint32(44), 0x8000_0000);
});

t.test('a reply gives the time of the request back, and tells when it came and went', async (t) => {
  const bytes = ntpReply(TIME_US, TIME_US + 1_000_000, TIME_US + 1_250_000);
  t.equal(bytes[0], 0b00_011_100);
  const times = [24, 32, 40].map((at) => [view(bytes).getUint32(at) - 3_752_784_000, view(bytes).getUint32(at + 4)]);
  t.same(times, [
    [0, 0x8000_0000],
    [1, 0x8000_0000],
    [1, 0xc000_0000],
  ]);
});

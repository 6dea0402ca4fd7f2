import { readFileSync } from 'node:fs';
import { createCaptureReader, type Frame, parseFrame } from '@phonehome/capture';
import t from 'tap';
import { connection, findFrames, observeFrames } from '../flow/support.ts';
import { phone, post } from './support.ts';

/** Made by `npm run corpus -- --fixture --errands 300 --seed 3`: curl, Chromium, Debian's tools and others on loopback. */
const fixture = readFileSync(new URL('../../fixtures/observe/other-software.pcapng', import.meta.url));

const frames: Frame[] = [];
createCaptureReader().push(fixture, (frame) => frames.push(frame));

t.test('nothing is found in what other software sends', async (t) => {
  const { flow_count, destinations, look_alikes } = observeFrames(frames);
  t.ok(flow_count > 100, `${flow_count} flows`);
  t.ok(destinations.length > 20, `${destinations.length} servers`);
  t.ok(look_alikes.length > 10, `${look_alikes.length} look-alikes were weighed`);
  t.strictSame(findFrames(frames), []);
});

t.test('an identifier among it is found', async (t) => {
  const leak = connection([post(JSON.stringify({ imei: phone.imei }))], { client_port: 1_999 });
  t.strictSame(
    findFrames([...frames, ...leak]).map(({ kind, value_masked }) => [kind, value_masked]),
    [['imei', phone.imei]],
  );
});

t.test('it is all of loopback, and small', async (t) => {
  t.ok(fixture.length <= 300_000, `${fixture.length} bytes`);
  const ends = new Set(
    frames.flatMap((frame) => {
      const packet = parseFrame(frame);
      return packet ? [packet.source, packet.destination] : [];
    }),
  );
  t.strictSame(
    [...ends].filter((one) => !/^127\.|^::1$/.test(one)),
    [],
  );
  const zero = (bytes: Uint8Array): boolean => bytes.subarray(0, 12).every((one) => one === 0);
  t.ok(
    frames.every(({ bytes }) => zero(bytes)),
    'no address of an interface',
  );
});

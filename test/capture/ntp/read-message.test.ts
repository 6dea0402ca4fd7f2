import { ntpReply, ntpRequest, readNtpMessage } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';

// From 2004 on into the second count of seconds, which begins in 2036.
const anyTime = fc.integer({ min: 1_072_915_200_000_000, max: 4_102_444_800_000_000 });

t.test('what is written is read, to the microsecond', async (t) => {
  fc.assert(
    fc.property(anyTime, anyTime, anyTime, (sent_us, came_us, replied_us) => {
      t.strictSame(readNtpMessage(ntpRequest(sent_us)), {
        version: 3,
        mode: 3,
        stratum: 0,
        originated_us: null,
        received_us: null,
        transmitted_us: sent_us,
      });
      t.match(readNtpMessage(ntpReply(sent_us, came_us, replied_us)), {
        mode: 4,
        originated_us: sent_us,
        received_us: came_us,
        transmitted_us: replied_us,
      });
    }),
    { numRuns: 100 },
  );
});

t.test('any bytes are a message, if they are enough', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => (readNtpMessage(bytes) === null) === bytes.length < 48),
  );
});

import t from 'tap';
import {
  CANCEL,
  connectionLost,
  connectivity,
  failures,
  HOUR,
  kindsOfFailure,
  type Line,
  pass,
  phone,
  play,
  RETRY,
  refused,
  refusedOnce,
  stored,
  timeout,
  untilReport1,
} from './support.ts';

for (const [kind, failure] of Object.entries(kindsOfFailure)) {
  t.test(`${kind} is a failure: nothing is stored, an alarm in one hour tries again`, async (t) => {
    play(t, phone(), [...untilReport1, [failure, RETRY], [stored, 'none'], [pass(HOUR - 1)], [pass(1), 'report 2']]);
  });
}

/** Each alarm leads to the next request and the next failure. */
const hourly = (from: number, to: number): Line[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((n): Line[] => [
    [pass(HOUR), `report ${n}`],
    n < 10 ? [refused, RETRY] : [refused, 'stop retrying after 10 failures'],
  ]);

t.test('left alone, the client tries ten times, an hour apart, and the tenth failure sets no alarm', async (t) => {
  play(t, phone(), [...refusedOnce, ...hourly(2, 10), [pass(1000 * HOUR)]]);
});

t.test('failures count whatever asked for the request', async (t) => {
  play(t, phone(), [...refusedOnce, ...failures(2, 10), [pass(1000 * HOUR)]]);
});

t.test('after the tenth failure the next connectivity change still sends: there is no cap', async (t) => {
  const beyond = Array.from({ length: 30 }, (_, i) => 11 + i).flatMap((n): Line[] => [
    [connectivity, CANCEL, `report ${n}`],
    [refused],
    [pass(1000 * HOUR)],
  ]);
  play(t, phone(), [...refusedOnce, ...failures(2, 10), ...beyond]);
});

t.test('a failure of the same request is counted once', async (t) => {
  play(t, phone(), [...untilReport1, [timeout, RETRY], [connectionLost], [refused], [pass(HOUR), 'report 2']]);
});

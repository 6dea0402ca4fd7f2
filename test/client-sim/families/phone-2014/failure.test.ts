import t from 'tap';
import {
  accepted,
  CANCEL,
  connectionLost,
  HOUR,
  kindsOfFailure,
  pass,
  phone,
  play,
  RETRY,
  refused,
  reply,
  STOP,
  stored,
  timeout,
  untilReport1,
  wake,
} from './support.ts';

for (const [kind, failure] of Object.entries(kindsOfFailure)) {
  t.test(`${kind} is a failure: nothing is stored, an alarm in one hour tries again`, async (t) => {
    play(t, phone(), [...untilReport1, [failure, RETRY], [stored, 'none'], [pass(HOUR - 1)], [pass(1), 'report 2']]);
  });
}

const threeFailures = [
  ...untilReport1,
  [refused, RETRY],
  [pass(HOUR), 'report 2'],
  [refused, RETRY],
  [pass(HOUR), 'report 3'],
  [refused, STOP],
] as const;

t.test('left alone, the client tries three times, an hour apart, and the third failure sets no alarm', async (t) => {
  play(t, phone(), [...threeFailures, [pass(1000 * HOUR)]]);
});

t.test('a success among the tries ends them', async (t) => {
  play(t, phone(), [...untilReport1, [refused, RETRY], [pass(HOUR), 'report 2'], [accepted], [pass(1000 * HOUR)]]);
});

t.test('a failure of the same request is counted once', async (t) => {
  play(t, phone(), [...untilReport1, [timeout, RETRY], [connectionLost], [refused], [pass(HOUR), 'report 2']]);
});

t.test('a late reply to an earlier request is ignored', async (t) => {
  const late = reply('{"resultCode":"0"}', 1);
  play(t, phone(), [...untilReport1, [timeout, RETRY], [pass(HOUR), 'report 2'], [late], [stored, 'none']]);
});

t.test('as-reported: failures count whatever asked, and the third leaves no alarm behind', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [wake, CANCEL, 'report 2'],
    [refused, RETRY],
    [wake, CANCEL, 'report 3'],
    [refused, STOP],
    [pass(1000 * HOUR)],
  ]);
});

t.test('as-reported: after the third failure a wake still sends, and sets no alarm', async (t) => {
  play(t, phone(), [
    ...threeFailures,
    [wake, CANCEL, 'report 4'],
    [refused],
    [pass(1000 * HOUR)],
    [wake, CANCEL, 'report 5'],
    [refused],
  ]);
});

import t from 'tap';
import {
  ACTIVATED,
  accepted,
  boot,
  connectionLost,
  HOUR,
  MINUTES,
  online,
  pass,
  play,
  refused,
  reply,
  shutdown,
  timeout,
  untilRequest1,
} from './support.ts';

const failures = {
  'a refusal': refused,
  'an error of the server': reply(500, ''),
  'a success under another status': reply(202, ACTIVATED),
  'the success of another protocol': reply(200, '{"resultCode":"0","resultDesc":"Success"}'),
  garbage: reply(200, '<html>'),
  'the time-out': timeout,
  'a lost connection': connectionLost,
};

for (const [name, failure] of Object.entries(failures)) {
  t.test(`${name} is a failure: by itself nothing is sent again`, async (t) => {
    play(t, [...untilRequest1, [failure], [pass(24 * HOUR)]]);
  });

  t.test(`${name} is a failure: the next change of connectivity tries again`, async (t) => {
    play(t, [...untilRequest1, [failure], [pass(HOUR)], [online('mobile'), 'activation 2'], [accepted]]);
  });
}

t.test('after a failure, the next boot tries again', async (t) => {
  play(t, [...untilRequest1, [refused], [pass(HOUR)], [shutdown], [boot, 'activation 2']]);
});

t.test('at most once an hour', async (t) => {
  play(t, [
    ...untilRequest1,
    [refused],
    [online('mobile'), 'held back: tried-recently'],
    [pass(59 * MINUTES)],
    [online('wifi'), 'held back: tried-recently'],
    [pass(1 * MINUTES)],
    [online('mobile'), 'activation 2'],
    [refused],
    [online('wifi'), 'held back: tried-recently'],
  ]);
});

t.test('the hour counts from the request, not from its failure', async (t) => {
  play(t, [
    ...untilRequest1,
    [pass(30 * MINUTES)],
    [timeout],
    [pass(30 * MINUTES)],
    [online('mobile'), 'activation 2'],
  ]);
});

t.test('the hour counts over a shutdown', async (t) => {
  play(t, [
    ...untilRequest1,
    [shutdown],
    [pass(10 * MINUTES)],
    [boot, 'held back: tried-recently'],
    [pass(50 * MINUTES)],
    [online('wifi'), 'activation 2'],
  ]);
});

t.test('shutdown and empty battery lose the request in flight', async (t) => {
  play(t, [...untilRequest1, [pass(HOUR)], [shutdown], [boot, 'activation 2'], [pass(HOUR)], [boot, 'activation 3']]);
});

t.test('there is no cap: while the server refuses, it goes on trying', async (t) => {
  const tries = Array.from({ length: 30 }, (_, i) => [
    [refused],
    [pass(HOUR)],
    [online('wifi'), `activation ${i + 2}`],
  ]) as unknown as Parameters<typeof play>[1][];
  play(t, [...untilRequest1, ...tries.flat()]);
});

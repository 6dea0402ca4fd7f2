import t from 'tap';
import {
  BARRIER,
  boot,
  given,
  HOUR,
  NORWEGIAN,
  off,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  STOP,
  sim,
  untilReport1,
} from './support.ts';

t.test('boot: wait 60 s, then try', async (t) => {
  play(t, phone(), [[boot, BARRIER], [pass(59_999)], [pass(1), 'report 1']]);
});

t.test('boot: each one waits and tries', async (t) => {
  const lines = [off, [boot, BARRIER], [pass(60 * SECONDS), 'report 2']] as const;
  play(t, phone(), [...untilReport1, [refused, RETRY], ...lines]);
});

t.test('boot: it tries once, with the phone as it is after the 60 s', async (t) => {
  const later = sim(NORWEGIAN, { ready: false });
  play(t, phone({ sims: [later] }), [[boot, BARRIER], [given({ sims: [sim(NORWEGIAN)] })], ...untilReport1.slice(1)]);
  play(t, phone(), [
    [boot, BARRIER],
    [given({ sims: [later] })],
    [pass(60 * SECONDS), 'held back: no-sim-ready'],
    [given({ sims: [sim(NORWEGIAN)] })],
    [pass(24 * HOUR)],
  ]);
});

t.test('boot: the count of failures is 0', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [pass(HOUR), 'report 2'],
    [refused, RETRY],
    off,
    [boot, BARRIER],
    [pass(60 * SECONDS), 'report 3'],
    [refused, RETRY],
    [pass(HOUR), 'report 4'],
    [refused, RETRY],
    [pass(HOUR), 'report 5'],
    [refused, STOP],
  ]);
});

t.test('boot: without a shutdown before it, as after an empty battery, it begins anew all the same', async (t) => {
  play(t, phone(), [...untilReport1, [boot, BARRIER], [refused], [pass(60 * SECONDS), 'report 2'], [refused, RETRY]]);
});

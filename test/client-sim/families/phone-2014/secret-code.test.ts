import t from 'tap';
import {
  accepted,
  BARRIER,
  boot,
  FINNISH,
  HOUR,
  kindsOfFailure,
  NORWEGIAN,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  STOP,
  secretCode,
  sim,
  stored,
  untilReport1,
} from './support.ts';

t.test('a dialled secret code sends at once', async (t) => {
  play(t, phone(), [...untilReport1, [refused, RETRY], [secretCode, 'report 2']], 'connectivity');
});

t.test('it does not wait for the 60 s after boot, which go on', async (t) => {
  play(t, phone(), [
    [boot, BARRIER],
    [pass(30 * SECONDS)],
    [secretCode, 'report 1'],
    [refused],
    [pass(29_999)],
    [pass(1), 'report 2'],
  ]);
});

t.test('it sends even if registered', async (t) => {
  play(t, phone(), [...untilReport1, [accepted], [secretCode, 'report 2'], [accepted], [stored, NORWEGIAN]]);
});

t.test('no gate of a try is known for it, so none holds it back (ours)', async (t) => {
  for (const facts of [
    phone({ sims: [sim(NORWEGIAN, { ready: false })] }),
    phone({ sims: [sim(NORWEGIAN, { roaming: true })] }),
    phone({ sims: [sim('')] }),
    phone({ sims: [sim(NORWEGIAN), sim(FINNISH)], data_slot: 2 }),
  ]) {
    play(t, facts, [
      [boot, BARRIER],
      [secretCode, 'report 1'],
    ]);
  }
});

t.test('a request in flight holds it back (ours)', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [secretCode, 'held back: in-flight'],
    [refused, RETRY],
    [secretCode, 'report 2'],
    [secretCode, 'held back: in-flight'],
  ]);
});

for (const [kind, failure] of Object.entries(kindsOfFailure)) {
  t.test(`no retry: ${kind} sets no alarm`, async (t) => {
    play(t, phone(), [[secretCode, 'report 1'], [failure], [stored, 'none'], [pass(24 * HOUR)]]);
  });
}

t.test('no retry: its failure does not count, and leaves a pending retry as it is (ours)', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [secretCode, 'report 2'],
    [refused],
    [pass(HOUR), 'report 3'],
    [refused, RETRY],
    [secretCode, 'report 4'],
    [refused],
    [pass(HOUR), 'report 5'],
    [refused, STOP],
    [secretCode, 'report 6'],
    [refused],
    [pass(24 * HOUR)],
  ]);
});

t.test('its success is stored like any other, so that a pending retry is held back', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [secretCode, 'report 2'],
    [accepted],
    [stored, NORWEGIAN],
    [pass(HOUR), 'held back: already-registered'],
    [pass(24 * HOUR)],
  ]);
});

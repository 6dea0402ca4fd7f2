import t from 'tap';
import {
  accepted,
  BARRIER,
  boot,
  CANCEL,
  connectivity,
  given,
  NORWEGIAN,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  service,
  shutdown,
  sim,
  unlock,
  untilReport1,
  wake,
} from './support.ts';

t.test('the first request after power-on waits 60 s', async (t) => {
  play(t, phone(), [[boot, CANCEL, BARRIER], [pass(59_999)], [pass(1), CANCEL, 'report 1']]);
});

t.test('whatever asks for it waits', async (t) => {
  for (const first of [connectivity, service]) {
    const lines = [[boot], [first, CANCEL, BARRIER], [pass(60 * SECONDS), CANCEL, 'report 1']] as const;
    play(t, phone(), lines, 'connectivity');
  }
});

t.test('a request that a gate drops is not the first', async (t) => {
  play(t, phone({ sims: [sim(NORWEGIAN, { ready: false })] }), [
    [boot, CANCEL, 'held back: no-sim-ready'],
    [given({ sims: [sim(NORWEGIAN)] })],
    [service, CANCEL, BARRIER],
    [pass(60 * SECONDS), CANCEL, 'report 1'],
  ]);
});

t.test('only the first request waits', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [wake, CANCEL, 'report 2'],
    [refused, RETRY],
    [unlock, CANCEL, 'report 3'],
    [refused, RETRY],
    [connectivity, CANCEL, 'report 4'],
  ]);
});

t.test('each power-on has a first request of its own', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [shutdown, 'cancel barrier alarm', CANCEL],
    [boot, CANCEL, BARRIER],
    [pass(60 * SECONDS), CANCEL, 'report 2'],
  ]);
});

t.test('a client that is registered raises no barrier', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted, CANCEL],
    [shutdown, 'cancel barrier alarm', CANCEL],
    [boot, 'held back: already-registered'],
    [pass(3600 * SECONDS)],
  ]);
});

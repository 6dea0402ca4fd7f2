import t from 'tap';
import {
  ACCEPTANCE,
  accepted,
  BARRIER,
  boot,
  CANCEL,
  connectivity,
  dataSimSwitch,
  failures,
  given,
  NORWEGIAN,
  pass,
  phone,
  play,
  RETRY,
  refused,
  refusedOnce,
  reply,
  SECONDS,
  sim,
  stored,
  untilReport1,
  volteSwitch,
  wake,
} from './support.ts';

for (const change of [dataSimSwitch, volteSwitch]) {
  t.test(`${change.name}: wait 60 s, then try`, async (t) => {
    play(t, phone(), [
      ...refusedOnce,
      [change, BARRIER],
      [wake, CANCEL, 'held back: barrier'],
      [pass(59_999)],
      [pass(1), 'report 2'],
    ]);
  });

  t.test(`${change.name}: try even if registered, and only once`, async (t) => {
    play(t, phone(), [
      ...untilReport1,
      [accepted, CANCEL],
      [change, BARRIER],
      [pass(60 * SECONDS), 'report 2'],
      [accepted, CANCEL],
      [wake, 'held back: already-registered'],
    ]);
  });

  t.test(`${change.name}: the request in flight is forgotten, and its late reply ignored`, async (t) => {
    play(t, phone(), [
      ...untilReport1,
      [change, BARRIER],
      [reply(ACCEPTANCE, 1)],
      [stored, 'none'],
      [pass(60 * SECONDS), 'report 2'],
      [reply(ACCEPTANCE, 1)],
      [stored, 'none'],
      [wake, CANCEL, 'held back: in-flight'],
      [reply(ACCEPTANCE, 2), CANCEL],
      [stored, NORWEGIAN],
    ]);
  });

  t.test(`${change.name}: the count of failures begins again at 0`, async (t) => {
    const nine = [...refusedOnce, ...failures(2, 9)];
    play(t, phone(), [...nine, [change, BARRIER], [pass(60 * SECONDS), 'report 10'], [refused, RETRY]]);
  });

  t.test(`${change.name}: the gates hold all the same`, async (t) => {
    play(t, phone(), [
      ...refusedOnce,
      [change, BARRIER],
      [given({ sims: [sim(NORWEGIAN, { roaming: true })] })],
      [pass(60 * SECONDS), 'held back: roaming'],
    ]);
  });

  t.test(`${change.name}: its wait is also that of the first request, which does not wait again`, async (t) => {
    play(t, phone(), [[boot], [change, BARRIER], [pass(60 * SECONDS), 'report 1']], 'connectivity');
  });

  t.test(`${change.name}: while the barrier of power-on is up, the 60 s begin again`, async (t) => {
    play(t, phone(), [
      [boot, CANCEL, BARRIER],
      [pass(30 * SECONDS)],
      [change, BARRIER],
      [pass(59 * SECONDS)],
      [connectivity, CANCEL, 'held back: barrier'],
      [pass(1 * SECONDS), 'report 1'],
    ]);
  });
}

import t from 'tap';
import {
  BARRIER,
  boot,
  CANCEL,
  CHINA_TELECOM,
  connectivity,
  given,
  HOUR,
  NORWEGIAN,
  pass,
  phone,
  play,
  RETRY,
  refused,
  refusedOnce,
  SECONDS,
  service,
  sim,
  untilReport1,
  wake,
} from './support.ts';

t.test('a request is dropped while one is in flight', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [wake, CANCEL, 'held back: in-flight'],
    [connectivity, CANCEL, 'held back: in-flight'],
    [service, CANCEL, 'held back: in-flight'],
    [refused, RETRY],
    [wake, CANCEL, 'report 2'],
  ]);
});

t.test('a request is dropped while the 60 s barrier is up', async (t) => {
  play(t, phone(), [
    [boot, CANCEL, BARRIER],
    [connectivity, CANCEL, 'held back: barrier'],
    [pass(59 * SECONDS)],
    [wake, CANCEL, 'held back: barrier'],
    [pass(1 * SECONDS), CANCEL, 'report 1'],
  ]);
});

t.test('a request is dropped when no SIM is ready', async (t) => {
  play(t, phone(), [
    ...refusedOnce,
    [given({ sims: [sim(NORWEGIAN, { ready: false })] })],
    [wake, CANCEL, 'held back: no-sim-ready'],
    [given({ sims: [sim(NORWEGIAN)] })],
    [wake, CANCEL, 'report 2'],
  ]);
});

t.test('one ready SIM is enough', async (t) => {
  const sims = [sim(NORWEGIAN, { ready: false }), sim(CHINA_TELECOM)];
  play(t, phone({ network: 'wifi', sims }), untilReport1);
});

t.test('a request is dropped when any SIM roams', async (t) => {
  const roams = { roaming: true };
  for (const sims of [
    [sim(CHINA_TELECOM, roams), sim(NORWEGIAN)],
    [sim(CHINA_TELECOM), sim(NORWEGIAN, roams)],
    [sim(CHINA_TELECOM, roams)],
  ]) {
    play(t, phone({ sims }), [[boot, CANCEL, 'held back: roaming']]);
  }
});

t.test('a request is dropped when all ICCIDs are empty', async (t) => {
  const unread = sim('', { ready: true });
  play(t, phone({ sims: [unread] }), [[boot, CANCEL, 'held back: no-iccid']]);
  play(t, phone({ network: 'wifi', sims: [unread, unread] }), [[boot, CANCEL, 'held back: no-iccid']]);
});

t.test('one ICCID is enough', async (t) => {
  play(t, phone({ network: 'wifi', sims: [sim('', { ready: true }), sim(NORWEGIAN)] }), untilReport1);
});

t.test('the gates hold when the hour of a retry has come, and a dropped retry is not made up for', async (t) => {
  play(t, phone(), [
    ...refusedOnce,
    [given({ sims: [sim(NORWEGIAN, { roaming: true })] })],
    [pass(HOUR), 'held back: roaming'],
    [given({ sims: [sim(NORWEGIAN)] })],
    [pass(24 * HOUR)],
    [connectivity, CANCEL, 'report 2'],
  ]);
});

t.test('the gates hold when the barrier falls', async (t) => {
  play(t, phone(), [
    [boot, CANCEL, BARRIER],
    [given({ sims: [sim(NORWEGIAN, { roaming: true })] })],
    [pass(60 * SECONDS), CANCEL, 'held back: roaming'],
  ]);
});

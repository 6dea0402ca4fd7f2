import t from 'tap';
import {
  ACCEPTANCE,
  accepted,
  BARRIER,
  boot,
  CANCEL,
  CHINA_TELECOM,
  connectivity,
  FINNISH,
  given,
  HOUR,
  NORWEGIAN,
  off,
  pass,
  phone,
  play,
  reply,
  SECONDS,
  service,
  sim,
  stored,
  unlock,
  untilReport1,
  wake,
} from './support.ts';

t.test('success: the ICCID text is stored', async (t) => {
  play(t, phone(), [...untilReport1, [stored, 'none'], [accepted, CANCEL], [stored, NORWEGIAN]]);
});

t.test('success: the text is of all slots, joined by a comma', async (t) => {
  const sims = [sim(CHINA_TELECOM), sim(FINNISH)];
  play(t, phone({ sims }), [...untilReport1, [accepted, CANCEL], [stored, `${CHINA_TELECOM},${FINNISH}`]]);
});

t.test('success: an empty slot counts in the text', async (t) => {
  const sims = [sim(CHINA_TELECOM), sim('')];
  play(t, phone({ sims }), [...untilReport1, [accepted, CANCEL], [stored, `${CHINA_TELECOM},`]]);
});

t.test('success: only resultCode "0" counts, whatever the description', async (t) => {
  play(t, phone(), [...untilReport1, [reply('{"resultCode":"0"}'), CANCEL], [stored, NORWEGIAN]]);
});

t.test('silence follows a success: everything is held back', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [reply(ACCEPTANCE), CANCEL],
    [wake, 'held back: already-registered'],
    [unlock, 'held back: already-registered'],
    [connectivity, 'held back: already-registered'],
    [service, 'held back: already-registered'],
    [pass(24 * HOUR)],
  ]);
});

t.test('the same fingerprint keeps the stored success over a reboot', async (t) => {
  play(t, phone(), [...untilReport1, [accepted, CANCEL], off, [boot, 'held back: already-registered']]);
});

t.test('a new fingerprint clears the stored success: each system update registers anew', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted, CANCEL],
    off,
    [given({ fingerprint: 'build-2' })],
    [boot, CANCEL, BARRIER],
    [stored, 'none'],
    [pass(60 * SECONDS), CANCEL, 'report 2'],
    [accepted, CANCEL],
    [wake, 'held back: already-registered'],
  ]);
});

t.test('another SIM registers anew', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted, CANCEL],
    [given({ sims: [sim(FINNISH)] })],
    [wake, CANCEL, 'report 2'],
    [accepted, CANCEL],
    [stored, FINNISH],
    [wake, 'held back: already-registered'],
  ]);
});

t.test('success: it is stored for the cards of the request, not for those of the time of the reply', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [given({ sims: [sim(FINNISH)] })],
    [accepted, CANCEL],
    [stored, NORWEGIAN],
    [wake, CANCEL, 'report 2'],
    [given({ sims: [sim(NORWEGIAN)] })],
    [wake, 'held back: already-registered'],
    [accepted, CANCEL],
    [stored, FINNISH],
  ]);
});

t.test('only the last success is remembered: the first SIM put back registers anew', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted, CANCEL],
    [given({ sims: [sim(FINNISH)] })],
    [wake, CANCEL, 'report 2'],
    [accepted, CANCEL],
    [given({ sims: [sim(NORWEGIAN)] })],
    [wake, CANCEL, 'report 3'],
  ]);
});

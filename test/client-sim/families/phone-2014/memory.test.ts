import t from 'tap';
import {
  accepted,
  BARRIER,
  boot,
  CANCEL,
  CHINA_TELECOM,
  FINNISH,
  given,
  HOUR,
  NORWEGIAN,
  off,
  pass,
  phone,
  play,
  RETRY,
  refused,
  reply,
  SECONDS,
  sim,
  stored,
  untilReport1,
  wake,
} from './support.ts';

const registered = [
  [boot, BARRIER],
  [pass(60 * SECONDS), 'held back: already-registered'],
] as const;

t.test('success: the ICCID text is stored, and a try stops if it is that of the last success', async (t) => {
  play(t, phone(), [...untilReport1, [stored, 'none'], [accepted], [stored, NORWEGIAN], off, ...registered]);
});

t.test('success: the text is of all slots, joined by a comma, an empty slot included', async (t) => {
  const full = [sim(CHINA_TELECOM), sim(FINNISH)];
  play(t, phone({ sims: full }), [...untilReport1, [accepted], [stored, `${CHINA_TELECOM},${FINNISH}`]]);
  play(t, phone({ sims: [sim(CHINA_TELECOM), sim('')] }), [...untilReport1, [accepted], [stored, `${CHINA_TELECOM},`]]);
});

t.test('success: only resultCode "0" counts, whatever the description', async (t) => {
  play(t, phone(), [...untilReport1, [reply('{"resultCode":"0"}')], [stored, NORWEGIAN]]);
});

t.test('success: it is stored for the cards of the request, not for those of the time of the reply', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [given({ sims: [sim(FINNISH)] })],
    [accepted],
    [stored, NORWEGIAN],
    [wake, CANCEL, 'report 2'],
  ]);
});

t.test('success: no alarm follows it', async (t) => {
  play(t, phone(), [...untilReport1, [accepted], [pass(24 * HOUR)]]);
  play(t, phone(), [...untilReport1, [refused, RETRY], [pass(HOUR), 'report 2'], [accepted], [pass(24 * HOUR)]]);
});

t.test('a change of the build does not clear the stored success: this client knows no fingerprint', async (t) => {
  play(t, phone(), [...untilReport1, [accepted], off, [given({ fingerprint: 'build-2' })], ...registered]);
});

t.test('another card, or a card in another slot, registers anew', async (t) => {
  const [one, two] = [sim(NORWEGIAN), sim(FINNISH)];
  const swapped = [given({ sims: [two, one] })] as const;
  const again = [
    [boot, BARRIER],
    [pass(60 * SECONDS), 'report 2'],
  ] as const;
  play(t, phone(), [...untilReport1, [accepted], off, [given({ sims: [two] })], ...again]);
  play(t, phone({ sims: [one, two] }), [...untilReport1, [accepted], off, swapped, ...again]);
});

t.test('only the last success is remembered: the first SIM put back registers anew', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted],
    [given({ sims: [sim(FINNISH)] })],
    [wake, CANCEL, 'report 2'],
    [accepted],
    [given({ sims: [sim(NORWEGIAN)] })],
    [wake, CANCEL, 'report 3'],
  ]);
});

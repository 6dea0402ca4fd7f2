import t from 'tap';
import {
  accepted,
  boot,
  FINNISH,
  given,
  HOUR,
  mediatek,
  NORWEGIAN,
  pass,
  phone,
  playing,
  RETRY,
  refused,
  reply,
  SECONDS,
  sim,
  simLoaded,
  starts,
  stored,
  untilReport1,
} from '../hourly/support.ts';

const play = playing(mediatek);

t.test('a change of the SIM record starts it like a boot: the count is anew, a minute passes', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [simLoaded, ...starts],
    [pass(60 * SECONDS), 'report 2'],
    [refused, RETRY],
  ]);
});

t.test('the cards that are read after a boot start the minute anew, so that it tries once', async (t) => {
  play(t, phone(), [[boot, ...starts], [pass(4 * SECONDS)], [simLoaded, ...starts], [pass(60 * SECONDS), 'report 1']]);
});

t.test('a new card is reported, the old one again after it', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted],
    [given({ sims: [sim(FINNISH)] })],
    [simLoaded, ...starts],
    [pass(60 * SECONDS), 'report 2'],
    [accepted],
    [stored, FINNISH],
    [simLoaded, ...starts],
    [pass(60 * SECONDS), 'held back: already-registered'],
  ]);
});

t.test('a request that was under way when the SIM record changed is forgotten', async (t) => {
  play(t, phone(), [...untilReport1, [simLoaded, ...starts], [accepted], [stored, 'none']]);
});

t.test('it looks at no operator: a card of any reports', async (t) => {
  play(t, phone({ sims: [sim(NORWEGIAN)] }), untilReport1);
});

t.test('the string "0" alone is a success', async (t) => {
  play(t, phone(), [...untilReport1, [reply('{"resultCode":"0"}')], [stored, NORWEGIAN]]);
});

t.test('a SIM that roams stops it', async (t) => {
  const roaming = phone({ sims: [sim(NORWEGIAN), sim(FINNISH, { roaming: true })] });
  play(t, roaming, [[boot, ...starts], [pass(60 * SECONDS), 'held back: roaming'], [pass(1000 * HOUR)]]);
});

t.test('a SIM that is ready but has no number stops it', async (t) => {
  const unread = phone({ sims: [sim('', { ready: true })] });
  play(t, unread, [
    [boot, ...starts],
    [pass(60 * SECONDS), 'held back: no-iccid'],
  ]);
});

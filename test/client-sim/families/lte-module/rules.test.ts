import t from 'tap';
import {
  boot,
  CHINA_TELECOM,
  HOUR,
  inChina,
  lteModule,
  NORWEGIAN,
  pass,
  phone,
  playing,
  RETRY,
  reply,
  SECONDS,
  sim,
  simLoaded,
  starts,
  stored,
  untilReport1,
} from '../hourly/support.ts';

const play = playing(lteModule);

t.test('without a card of China Telecom it never sends', async (t) => {
  const stopped = 'held back: not-china-telecom';
  play(t, phone(), [[boot, ...starts], [pass(60 * SECONDS), stopped], [pass(1000 * HOUR)]]);
});

t.test('it is the operator that counts, not the number of the card', async (t) => {
  const another = sim(CHINA_TELECOM, { operator: 'an operator whose cards look alike' });
  play(t, phone({ sims: [another] }), [
    [boot, ...starts],
    [pass(60 * SECONDS), 'held back: not-china-telecom'],
  ]);
  play(t, phone({ sims: [sim(NORWEGIAN, { operator: 'China Telecom' })] }), untilReport1);
});

t.test('a module that roams is not on China Telecom', async (t) => {
  const roaming = phone({ sims: [sim(CHINA_TELECOM, { roaming: true })] });
  play(t, roaming, [[boot, ...starts], [pass(60 * SECONDS), 'held back: roaming'], [pass(1000 * HOUR)]]);
});

t.test('"0" without "Success" is a failure', async (t) => {
  for (const body of ['{"resultCode":"0"}', '{"resultCode":"0","resultDesc":"success"}', '{"resultDesc":"Success"}']) {
    play(t, inChina, [...untilReport1, [reply(body), RETRY], [stored, 'none']]);
  }
});

t.test('a change of the SIM record asks for nothing: the next boot does', async (t) => {
  play(t, inChina, [[simLoaded], ...untilReport1, [simLoaded]]);
});

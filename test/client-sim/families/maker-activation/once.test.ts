import { stepMakerActivation } from '@phonehome/client-sim';
import t from 'tap';
import {
  ACTIVATED,
  accepted,
  boot,
  HOUR,
  online,
  pass,
  play,
  reply,
  Stage,
  shutdown,
  untilRequest1,
} from './support.ts';

t.test('after a success nothing is sent any more', async (t) => {
  play(t, [
    ...untilRequest1,
    [accepted],
    [online('mobile'), 'held back: already-activated'],
    [pass(1000 * 24 * HOUR)],
    [online('wifi'), 'held back: already-activated'],
  ]);
});

t.test('a success is remembered over a shutdown', async (t) => {
  play(t, [...untilRequest1, [accepted], [shutdown], [boot, 'held back: already-activated']]);
});

t.test('a success is remembered over an empty battery', async (t) => {
  play(t, [...untilRequest1, [accepted], [boot, 'held back: already-activated']]);
});

t.test('neither SIM nor build is among what the client sees: another one changes nothing', async (t) => {
  const facts = { network: 'wifi', now_ms: 0, fingerprint: 'build-1', sims: ['89000000000000000017'] } as const;
  const stage = new Stage();
  stage.hand({ event: 'CONSENT' });
  stage.hand({ event: 'REPLY', request: 1, status: 200, body: ACTIVATED });
  const other = { ...facts, fingerprint: 'build-2', sims: ['89000000000000000025'] };
  const { commands } = stepMakerActivation(stage.state, { event: 'BOOT_COMPLETED' }, other);
  t.match(commands, [{ command: 'hold_back', gate: 'already-activated' }]);
});

t.test('only one request at a time', async (t) => {
  play(t, [...untilRequest1, [pass(2 * HOUR)], [online('mobile'), 'held back: in-flight'], [accepted]]);
});

t.test('a reply to a request that was forgotten at shutdown is ignored, even a success', async (t) => {
  play(t, [
    ...untilRequest1,
    [shutdown],
    [reply(200, ACTIVATED, 1)],
    [pass(HOUR)],
    [boot, 'activation 2'],
    [reply(200, ACTIVATED, 1)],
    [online('wifi'), 'held back: in-flight'],
  ]);
});

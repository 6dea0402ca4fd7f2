import t from 'tap';
import {
  ACCEPTANCE,
  accepted,
  BARRIER,
  boot,
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
  stored,
  untilReport1,
  wake,
} from './support.ts';

t.test('shutdown clears the retry alarm', async (t) => {
  play(t, phone(), [...untilReport1, [refused, RETRY], off, [pass(24 * HOUR)]]);
});

t.test('shutdown clears the 60 s of boot', async (t) => {
  play(t, phone(), [[boot, BARRIER], [pass(59 * SECONDS)], off, [pass(24 * HOUR)], ...untilReport1]);
});

t.test('shutdown ends the request in flight: its late reply is ignored', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    off,
    [reply(ACCEPTANCE, 1)],
    [stored, 'none'],
    [boot, BARRIER],
    [reply(ACCEPTANCE, 1)],
    [pass(60 * SECONDS), 'report 2'],
    [reply(ACCEPTANCE, 1)],
    [stored, 'none'],
  ]);
});

t.test('shutdown: from then until boot, nothing asks the client to try', async (t) => {
  play(t, phone(), [[wake], ...untilReport1, [refused, RETRY], off, [wake]]);
});

t.test('preferences survive a shutdown', async (t) => {
  play(t, phone(), [...untilReport1, [accepted], off, [stored, NORWEGIAN], [boot, BARRIER], [stored, NORWEGIAN]]);
});

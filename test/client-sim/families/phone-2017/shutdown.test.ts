import t from 'tap';
import {
  ACCEPTANCE,
  accepted,
  BARRIER,
  boot,
  CANCEL,
  dataSimSwitch,
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
} from './support.ts';

t.test('shutdown clears the retry alarm', async (t) => {
  play(t, phone(), [...untilReport1, [refused, RETRY], off, [pass(24 * HOUR)]]);
});

t.test('shutdown clears the barrier and its alarm', async (t) => {
  play(t, phone(), [[boot, CANCEL, BARRIER], [pass(59 * SECONDS)], off, [pass(HOUR)], ...untilReport1]);
});

t.test('shutdown clears the in-flight flag: the request is over, and its late reply is ignored', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    off,
    [boot, CANCEL, BARRIER],
    [reply(ACCEPTANCE, 1)],
    [stored, 'none'],
    [pass(60 * SECONDS), CANCEL, 'report 2'],
  ]);
});

t.test('shutdown forgets that a switch wanted a try even if registered', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted, CANCEL],
    [dataSimSwitch, BARRIER],
    off,
    [boot, 'held back: already-registered'],
    [pass(HOUR)],
  ]);
});

t.test('preferences survive a shutdown', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [accepted, CANCEL],
    off,
    [stored, NORWEGIAN],
    [boot, 'held back: already-registered'],
  ]);
});

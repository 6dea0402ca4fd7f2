import t from 'tap';
import {
  ACCEPTANCE,
  accepted,
  BARRIER,
  boot,
  CANCEL,
  connectionLost,
  connectivity,
  dataSimSwitch,
  given,
  type Happening,
  pass,
  phone,
  play,
  RETRY,
  refused,
  reply,
  SECONDS,
  secretCode,
  service,
  shutdown,
  stored,
  timeout,
  unlock,
  untilReport1,
  volteSwitch,
  wake,
} from './support.ts';

const broadcasts: readonly Happening[] = [boot, unlock, wake, connectivity, service, dataSimSwitch, volteSwitch];

for (const broadcast of broadcasts) {
  t.test(`master switch off: the process ends itself at ${broadcast.name}`, async (t) => {
    play(t, phone({ master_switch: false }), [[broadcast, 'held back: master-switch-off']]);
  });

  t.test(`only the primary user: the process of another ends itself at ${broadcast.name}`, async (t) => {
    play(t, phone({ primary_user: false }), [[broadcast, 'held back: secondary-user']]);
  });
}

t.test('master switch off: alarms of before end with the process, too', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [given({ master_switch: false })],
    [pass(3600 * SECONDS), 'held back: master-switch-off'],
  ]);
});

t.test('master switch off: a reply reaches no process', async (t) => {
  play(t, phone(), [...untilReport1, [given({ master_switch: false })], [refused], [stored, 'none']]);
});

t.test(
  'only the primary user: a request that ends in the hands of another holds nothing back afterwards',
  async (t) => {
    for (const outcome of [refused, accepted, timeout, connectionLost]) {
      play(t, phone(), [
        ...untilReport1,
        [given({ primary_user: false })],
        [outcome],
        [stored, 'none'],
        [given({ primary_user: true })],
        [wake, CANCEL, 'report 2'],
      ]);
    }
  },
);

t.test('only the primary user: a late outcome of an earlier request ends no other', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [wake, CANCEL, 'report 2'],
    [given({ primary_user: false })],
    [reply(ACCEPTANCE, 1)],
    [given({ primary_user: true })],
    [wake, CANCEL, 'held back: in-flight'],
  ]);
});

t.test('only the primary user: a barrier that falls in the hands of another is down afterwards', async (t) => {
  play(t, phone(), [
    [boot, CANCEL, BARRIER],
    [given({ primary_user: false })],
    [pass(60 * SECONDS), 'held back: secondary-user'],
    [given({ primary_user: true })],
    [wake, CANCEL, 'report 1'],
  ]);
});

t.test('master switch off: a boot stores nothing, so switching on registers the build anew', async (t) => {
  play(t, phone({ master_switch: false }), [
    [boot, 'held back: master-switch-off'],
    [shutdown, 'cancel barrier alarm', CANCEL],
    [given({ master_switch: true })],
    ...untilReport1,
  ]);
});

t.test('a secret code is nothing to this generation, whether its process lives or not', async (t) => {
  play(t, phone(), [[secretCode], ...untilReport1, [refused, RETRY], [secretCode]]);
  play(t, phone({ master_switch: false }), [[secretCode]]);
});

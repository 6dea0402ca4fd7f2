import t from 'tap';
import {
  boot,
  CANCEL,
  connectivity,
  dataSimSwitch,
  given,
  type Happening,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  secretCode,
  service,
  shutdown,
  stored,
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

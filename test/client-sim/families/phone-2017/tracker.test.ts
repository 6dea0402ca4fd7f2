import t from 'tap';
import {
  accepted,
  BARRIER,
  boot,
  CANCEL,
  connectivity,
  dataSimSwitch,
  failures,
  given,
  HOUR,
  pass,
  phone,
  play,
  RETRY,
  refused,
  refusedOnce,
  SECONDS,
  service,
  shutdown,
  unlock,
  untilReport1,
  volteSwitch,
  wake,
} from './support.ts';

t.test('boot starts the tracker: before it, nothing that would ask for a registration does', async (t) => {
  play(t, phone(), [[connectivity], [service], [wake], [unlock], [pass(HOUR)], ...untilReport1]);
});

t.test('boot starts the tracker: after a shutdown it must be started again', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [shutdown, 'cancel barrier alarm', CANCEL],
    [connectivity],
    [boot, CANCEL, BARRIER],
    [pass(60 * SECONDS), CANCEL, 'report 2'],
  ]);
});

t.test('before boot, connectivity on Wi-Fi without service does nothing', async (t) => {
  play(t, phone({ network: 'wifi', in_service: false }), [[connectivity]]);
});

t.test('before boot, a registered client does nothing', async (t) => {
  play(t, phone(), [...untilReport1, [accepted, CANCEL], [shutdown, 'cancel barrier alarm', CANCEL], [connectivity]]);
});

t.test('before boot, a data-SIM or VoLTE switch does nothing', async (t) => {
  play(t, phone(), [[dataSimSwitch], [volteSwitch], [pass(HOUR)]]);
});

t.test('boot sets the count of failures to 0', async (t) => {
  const nineFailures = [...refusedOnce, ...failures(2, 9)];
  play(t, phone(), [
    ...nineFailures,
    [shutdown, 'cancel barrier alarm', CANCEL],
    [boot, CANCEL, BARRIER],
    [pass(60 * SECONDS), CANCEL, 'report 10'],
    [refused, RETRY],
    [given({ network: 'none' })],
    [pass(HOUR), 'report 11'],
  ]);
});

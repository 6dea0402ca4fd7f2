import t from 'tap';
import {
  accepted,
  CANCEL,
  connectivity,
  given,
  HOUR,
  MINUTES,
  pass,
  phone,
  play,
  RETRY,
  refused,
  refusedOnce,
  service,
  untilReport1,
} from './support.ts';

t.test('a connectivity change with a network asks for a registration', async (t) => {
  play(t, phone(), [...refusedOnce, [connectivity, CANCEL, 'report 2']]);
  play(t, phone({ network: 'wifi' }), [...refusedOnce, [connectivity, CANCEL, 'report 2']]);
});

t.test('a connectivity change without a network does not, and leaves the pending retry', async (t) => {
  play(t, phone(), [...refusedOnce, [given({ network: 'none' })], [connectivity], [pass(HOUR), 'report 2']]);
});

t.test('a change into service asks for a registration', async (t) => {
  play(t, phone(), [...refusedOnce, [service, CANCEL, 'report 2']]);
});

t.test('a change out of service does not, and leaves the pending retry', async (t) => {
  play(t, phone(), [...refusedOnce, [given({ in_service: false })], [service], [pass(HOUR), 'report 2']]);
});

t.test('a pending retry is cancelled by a connectivity change, which sends at once', async (t) => {
  play(t, phone(), [
    ...refusedOnce,
    [pass(59 * MINUTES)],
    [connectivity, CANCEL, 'report 2'],
    [pass(24 * HOUR)],
    [refused, RETRY],
    [pass(HOUR), 'report 3'],
  ]);
});

t.test('on Wi-Fi without service a connectivity change does not ask, but cancels the pending retry', async (t) => {
  play(t, phone({ network: 'wifi' }), [
    ...refusedOnce,
    [given({ in_service: false })],
    [connectivity, CANCEL, 'held back: wifi-without-service'],
    [pass(24 * HOUR)],
  ]);
});

t.test('on Wi-Fi with service it asks', async (t) => {
  play(t, phone({ network: 'wifi', in_service: true }), [...refusedOnce, [connectivity, CANCEL, 'report 2']]);
});

t.test('not on Wi-Fi it asks, in service or not', async (t) => {
  play(t, phone({ network: 'mobile' }), [
    ...refusedOnce,
    [given({ in_service: false })],
    [connectivity, CANCEL, 'report 2'],
  ]);
});

t.test('on Wi-Fi the change into service asks', async (t) => {
  play(t, phone({ network: 'wifi', in_service: false }), [
    ...refusedOnce,
    [given({ in_service: true })],
    [service, CANCEL, 'report 2'],
  ]);
});

t.test('registered, neither change asks', async (t) => {
  play(t, phone({ network: 'wifi' }), [
    ...untilReport1,
    [accepted, CANCEL],
    [connectivity, 'held back: already-registered'],
    [service, 'held back: already-registered'],
    [given({ in_service: false })],
    [connectivity, 'held back: already-registered'],
    [service],
  ]);
});

import t from 'tap';
import {
  accepted,
  BARRIER,
  boot,
  CANCEL,
  connectivity,
  HOUR,
  type Line,
  off,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  service,
  unlock,
  untilReport1,
  wake,
} from './support.ts';

const connectedReport1: readonly Line[] = [
  [boot],
  [connectivity, CANCEL, BARRIER],
  [pass(60 * SECONDS), CANCEL, 'report 1'],
];

t.test('as-reported: boot, unlock and wake each ask the client to try', async (t) => {
  play(t, phone(), [
    [boot, CANCEL, BARRIER],
    [pass(60 * SECONDS), CANCEL, 'report 1'],
    [refused, RETRY],
    [wake, CANCEL, 'report 2'],
    [refused, RETRY],
    [unlock, CANCEL, 'report 3'],
  ]);
});

t.test('as-reported: what the 2017 code listens to asks, too', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [connectivity, CANCEL, 'report 2'],
    [refused, RETRY],
    [service, CANCEL, 'report 3'],
  ]);
});

t.test('connectivity: a boot starts the tracker, but asks for nothing', async (t) => {
  play(t, phone(), [[boot], [pass(24 * HOUR)], [connectivity, CANCEL, BARRIER]], 'connectivity');
});

t.test('connectivity: unlock and wake reach nothing', async (t) => {
  const lines: Line[] = [...connectedReport1, [refused, RETRY], [wake], [unlock], [pass(HOUR), 'report 2']];
  play(t, phone(), lines, 'connectivity');
});

t.test('connectivity: unlock and wake do not even end the process of a phone whose switch is off', async (t) => {
  play(t, phone({ master_switch: false }), [[wake], [unlock], [boot, 'held back: master-switch-off']], 'connectivity');
});

t.test('as-reported: refusal leads to repetition', async (t) => {
  const again = Array.from({ length: 50 }, (_, i) => i + 2).flatMap((n): Line[] => [
    [wake, CANCEL, `report ${n}`],
    n < 10 ? [refused, RETRY] : n === 10 ? [refused, 'stop retrying after 10 failures'] : [refused],
  ]);
  play(t, phone(), [...untilReport1, [refused, RETRY], ...again]);
});

t.test('connectivity: refusal leads to repetition', async (t) => {
  const again = Array.from({ length: 50 }, (_, i) => i + 2).flatMap((n): Line[] => [
    [connectivity, CANCEL, `report ${n}`],
    n < 10 ? [refused, RETRY] : n === 10 ? [refused, 'stop retrying after 10 failures'] : [refused],
  ]);
  play(t, phone(), [...connectedReport1, [refused, RETRY], ...again], 'connectivity');
});

t.test('as-reported: acceptance leads to exactly one report, over days and reboots', async (t) => {
  const day: Line[] = [
    ...[wake, unlock, connectivity, service].map((event): Line => [event, 'held back: already-registered']),
    [pass(24 * HOUR)],
    off,
    [boot, 'held back: already-registered'],
  ];
  play(t, phone(), [...untilReport1, [accepted, CANCEL], ...day, ...day, ...day]);
});

t.test('connectivity: acceptance leads to exactly one report, over days and reboots', async (t) => {
  const day: Line[] = [
    [wake],
    ...[connectivity, service].map((event): Line => [event, 'held back: already-registered']),
    [pass(24 * HOUR)],
    off,
    [boot],
  ];
  play(t, phone(), [...connectedReport1, [accepted, CANCEL], ...day, ...day, ...day], 'connectivity');
});

import t from 'tap';
import {
  accepted,
  BARRIER,
  boot,
  CANCEL,
  connectivity,
  dataSimSwitch,
  given,
  HOUR,
  type Line,
  NORWEGIAN,
  off,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  STOP,
  service,
  sim,
  unlock,
  untilReport1,
  volteSwitch,
  wake,
} from './support.ts';

const unheard: Line[] = [[connectivity], [service], [dataSimSwitch], [volteSwitch]];
const untouched: Line[] = [[wake], [unlock]];

for (const model of ['as-reported', 'connectivity'] as const) {
  t.test(`${model}: this client does not listen to connectivity, service, or settings`, async (t) => {
    play(t, phone(), [...unheard, ...untilReport1, ...unheard, [refused, RETRY], ...unheard], model);
  });

  t.test(`${model}: it has no master switch, and takes any user`, async (t) => {
    play(t, phone({ master_switch: false, primary_user: false }), untilReport1, model);
  });
}

t.test('connectivity: exactly its code; it cannot by itself send at each unlock', async (t) => {
  const lines: Line[] = [
    [boot, BARRIER],
    ...untouched,
    [pass(60 * SECONDS), 'report 1'],
    ...untouched,
    [refused, RETRY],
    ...untouched,
    [pass(HOUR), 'report 2'],
    [refused, RETRY],
    [pass(HOUR), 'report 3'],
    [refused, STOP],
    ...untouched,
    [pass(24 * HOUR)],
  ];
  play(t, phone(), lines, 'connectivity');
});

t.test(
  'as-reported: unlock and wake each ask it to try; a pending retry gives way to the request (ours)',
  async (t) => {
    play(t, phone(), [
      ...untilReport1,
      [refused, RETRY],
      [pass(59 * 60 * SECONDS)],
      [wake, CANCEL, 'report 2'],
      [refused, RETRY],
      [unlock, CANCEL, 'report 3'],
      [refused, STOP],
    ]);
  },
);

t.test(
  'as-reported: the gates and the memo hold, and what they hold back leaves the pending retry (ours)',
  async (t) => {
    play(t, phone(), [
      ...untilReport1,
      [refused, RETRY],
      [given({ sims: [sim(NORWEGIAN, { roaming: true })] })],
      [wake, 'held back: roaming'],
      [given({ sims: [sim(NORWEGIAN)] })],
      [pass(HOUR), 'report 2'],
      [accepted],
      [wake, 'held back: already-registered'],
      [unlock, 'held back: already-registered'],
    ]);
  },
);

t.test('as-reported: a request in flight holds back what asks (ours)', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [wake, 'held back: in-flight'],
    [unlock, 'held back: in-flight'],
    [refused, RETRY],
    [unlock, CANCEL, 'report 2'],
  ]);
});

t.test('as-reported: in the 60 s after boot, unlock and wake are held back (ours)', async (t) => {
  play(t, phone(), [
    [boot, BARRIER],
    [pass(59 * SECONDS)],
    [wake, 'held back: barrier'],
    [unlock, 'held back: barrier'],
    [pass(1 * SECONDS), 'report 1'],
  ]);
});

t.test('as-reported: refusal leads to repetition', async (t) => {
  const again = Array.from({ length: 50 }, (_, i) => i + 2).flatMap((n): Line[] => [
    [wake, CANCEL, `report ${n}`],
    n < 3 ? [refused, RETRY] : n === 3 ? [refused, STOP] : [refused],
  ]);
  play(t, phone(), [...untilReport1, [refused, RETRY], ...again]);
});

for (const model of ['as-reported', 'connectivity'] as const) {
  t.test(`${model}: acceptance leads to exactly one report, over days and reboots`, async (t) => {
    const held = model === 'as-reported' ? ['held back: already-registered'] : [];
    const day: Line[] = [
      [wake, ...held],
      [unlock, ...held],
      [pass(24 * HOUR)],
      off,
      [boot, BARRIER],
      [pass(60 * SECONDS), 'held back: already-registered'],
    ];
    play(t, phone(), [...untilReport1, [accepted], ...day, ...day, ...day], model);
  });
}

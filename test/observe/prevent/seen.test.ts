import t from 'tap';
import { Seen } from '../../../packages/observe/src/prevent/seen.ts';
import { type NumberKind, type Reading, readingOf } from '../../../packages/observe/src/prevent/sight.ts';

const reading = (values: readonly string[], place: string | null = 'here', kind: NumberKind = 'device'): Reading => ({
  handles: values.map((value) => ({ kind, value })),
  place,
});

t.test('what a report tells: numbers by kind, and a place', async (t) => {
  t.same(
    readingOf({ MEID: 'm', SIM1ICCID: 'c', MACID: 'w', SIM1CELLID: '1', SIM2CELLID: '2', MODEL: 'x', IMEI1: '' }),
    {
      handles: [
        { kind: 'device', value: 'm' },
        { kind: 'subscriber', value: 'c' },
        { kind: 'network-identifier', value: 'w' },
      ],
      place: '1 2',
    },
  );
});

t.test('days are joined through numbers that stand together in a message', async (t) => {
  const seen = new Seen();
  seen.add(0, reading(['phone', 'card-1']));
  seen.add(1, reading(['card-1']));
  seen.add(2, reading(['phone', 'card-2'], null));
  seen.add(3, reading(['card-2']));
  seen.add(4, reading(['another']));
  t.equal(seen.daysTogether(false), 4, 'through the phone and both cards');
  t.equal(seen.daysTogether(true), 3, 'of one of these days no place is told');
  t.equal(seen.messages, 5);
});

t.test('without a number nothing is joined', async (t) => {
  const seen = new Seen();
  for (const day of [0, 1, 2]) seen.add(day, reading([]));
  t.same([seen.daysTogether(false), seen.places(), seen.messages], [0, 1, 3]);
});

t.test('only the true numbers of the phone count, each once', async (t) => {
  const seen = new Seen();
  for (const value of ['true', 'true', 'pseudonym']) seen.add(0, reading([value]));
  const truly = new Set(['true', 'other']);
  t.same([seen.numbers('device', truly), seen.numbers('subscriber', truly)], [1, 0]);
});

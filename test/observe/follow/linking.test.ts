import { createFollower, createTruth, type Followed, type Sighting } from '@phonehome/observe';
import { constantMeid } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { card, cellAt, epoch_ms, phone, report } from './support.ts';

const dummies = [
  '',
  ' ',
  '0',
  '000000000000000',
  'FFFFFFFFFFFF',
  '02:00:00:00:00:00',
  'unknown',
  'null',
  constantMeid,
  '123456789012345',
];
const fieldsOf = ['IMEI1', 'IMEI2', 'MEID', 'MACID', 'SIM1ICCID', 'SIM2ICCID', 'SIM1LTEIMSI'] as const;

/** What a report says of who sends it: numbers of a few phones and cards, mixed at will, and dummies among them. */
const numbers = fc.record(
  Object.fromEntries(
    fieldsOf.map((name) => [
      name,
      fc.oneof(
        fc.constantFrom(...dummies),
        fc.integer({ min: 0, max: 5 }).map((i) => ({ ...phone(i), ...card(i) })[name] ?? (phone(i).IMEI1 as string)),
      ),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;
const reportsOf = (fields: fc.Arbitrary<Record<string, string>>) =>
  fc.array(
    fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }), fields).map(([hour, row, of]) => {
      return report(hour, cellAt(row, 0), of);
    }),
    { maxLength: 40 },
  );

/** Follows reports, each as if it were of a phone of its own: so the groups tell which reports are in each. */
function followEach(reports: readonly (readonly [id: number, report: Sighting])[]): Followed {
  const truth = createTruth();
  const follower = createFollower({ epoch_ms, truth });
  for (const [id, one] of reports) {
    truth.sent(String(id), id);
    follower.see({ ...one, exchange_id: String(id) });
  }
  return follower.followed();
}

function partition(groups: Followed['phones']): string[] {
  return groups
    .map(({ profiles }) =>
      profiles
        .flatMap(({ devices }) => [...devices.keys()])
        .sort((a, b) => a - b)
        .join(' '),
    )
    .sort();
}

t.test('which phones there are does not depend on the order of the reports', async (t) => {
  const shuffled = reportsOf(numbers).chain((reports) => {
    const numbered = reports.map((one, id) => [id, one] as const);
    return fc.tuple(fc.constant(numbered), fc.shuffledSubarray(numbered, { minLength: numbered.length }));
  });
  fc.assert(
    fc.property(shuffled, ([reports, others]) => {
      t.same(partition(followEach(others).phones), partition(followEach(reports).phones));
    }),
    { numRuns: 60 },
  );
});

t.test('nothing is joined through what is empty or a dummy', async () => {
  const emptyNumbers = fc.record(Object.fromEntries(fieldsOf.map((name) => [name, fc.constantFrom(...dummies)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Record<string, string>>;
  fc.assert(
    fc.property(reportsOf(emptyNumbers), (reports) => {
      const { phones, lone } = followEach(reports.map((one, id) => [id, one] as const));
      return phones.length === 0 && lone === reports.length;
    }),
    { numRuns: 60 },
  );
});

t.test('every join has a number that both have, which is no dummy', async () => {
  fc.assert(
    fc.property(reportsOf(numbers), (reports) => {
      const { links, phones } = followEach(reports.map((one, id) => [id, one] as const));
      const profiles = new Map(
        phones.flatMap((one) => one.profiles.map((profile) => [profile.index, profile] as const)),
      );
      return links.every(({ of, between: [a, b], kind }) => {
        if (of !== 'phone') return true;
        const shared = profiles.get(a)?.tokens.filter((token) => profiles.get(b)?.tokens.includes(token)) ?? [];
        return shared.some((token) => token.kind === kind && !dummies.includes(token.value));
      });
    }),
    { numRuns: 60 },
  );
});

t.test('phones with numbers of their own are told apart without a mistake, whatever else they say', async (t) => {
  const own = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), numbers), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(own, (sent) => {
      const truth = createTruth();
      const follower = createFollower({ epoch_ms, truth });
      sent.forEach(([device, { SIM1ICCID = '', SIM1LTEIMSI = '' }], i) => {
        truth.sent(String(i), device);
        const { IMEI1 = '', MEID = '' } = phone(device);
        // A phone may leave out one of its numbers; cards go from phone to phone.
        const of = i % 3 === 0 ? { IMEI1 } : { IMEI1, MEID };
        follower.see({ ...report(i, null, { ...of, SIM1ICCID, SIM1LTEIMSI }), exchange_id: String(i) });
      });
      const found = follower.measures().truth?.linking.phones;
      const count = new Set(sent.map(([device]) => device)).size;
      t.same(found?.whole, count);
      return found?.true_count === count && (found.precision ?? 1) === 1 && (found.recall ?? 1) === 1;
    }),
    { numRuns: 40 },
  );
});

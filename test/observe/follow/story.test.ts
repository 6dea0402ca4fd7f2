import { createFollower, diaryOf, observers } from '@phonehome/observe';
import t from 'tap';
import { card, cellAt, days, epoch_ms, follow, phone, report, sizes } from './support.ts';

const north = [cellAt(50, 10), cellAt(55, 12)] as const;
const south = [cellAt(10, 40), cellAt(12, 30)] as const;
const [phone0, phone1] = [phone(0), phone(1)];
const [card0, card1] = [card(0), card(1)];

t.test('a card is exchanged: the phone is the same, and so is its owner', async (t) => {
  const reports = [...days(0, 10, north, { ...phone0, ...card0 }), ...days(10, 20, north, { ...phone0, ...card1 })];
  const { phones, people, links } = follow(reports);
  t.same([phones.length, people.length], [1, 1]);
  t.match(links, [
    { of: 'phone', between: [0, 1], because: 'IMEI equal' },
    { of: 'person', because: 'the same phone with other cards, and nothing against it' },
  ]);
});

t.test('a card moves to another phone: the owner is the same', async (t) => {
  const reports = [...days(0, 10, north, { ...phone0, ...card0 }), ...days(10, 20, north, { ...phone1, ...card0 })];
  const { phones, people, links } = follow(reports);
  t.same([phones.length, people.length], [2, 1]);
  t.same(links, [{ of: 'person', between: [0, 1], kind: 'ICCID', because: 'ICCID equal' }]);
});

t.test('a phone is sold: who has it then is somebody else, and its first owner is known by the card', async (t) => {
  const reports = [
    ...days(0, 14, north, { ...phone0, ...card0 }),
    ...days(14, 28, north, { ...phone1, ...card0 }),
    ...days(14, 28, south, { ...phone0, ...card1 }),
  ];
  const { phones, people } = follow(reports);
  t.same(sizes(phones), [84, 42]);
  t.same(sizes(people), [84, 42]);
  const seller = people.find(({ reports: count }) => count === 84);
  t.same(seller?.home?.cell, north[0]);
  t.same(people.find((one) => one !== seller)?.home?.cell, south[0]);

  t.test('a few days elsewhere with another card are a journey', async (t) => {
    const journey = [
      ...days(0, 14, north, { ...phone0, ...card0 }),
      ...days(14, 16, south, { ...phone0, ...card1 }),
      ...days(16, 28, north, { ...phone0, ...card0 }),
    ];
    t.equal(follow(journey).people.length, 1);
  });
});

t.test('a phone whose address for Wi-Fi changes each day is known by its IMEI', async (t) => {
  const reports = days(0, 7, north, phone0).map((one, i) => {
    return { ...one, fields: { ...one.fields, MACID: phone(10 + Math.floor(i / 3)).MACID as string } };
  });
  const { phones, shared } = follow(reports);
  t.equal(phones.length, 1);
  t.same(shared, []);
});

t.test('a number that several phones send over the same time joins none of them', async (t) => {
  const constant = { MEID: '00999000000017' };
  const reports = [0, 1, 2].flatMap((i) =>
    days(0, 7, [cellAt(i, 0), cellAt(i, 9)], { IMEI1: phone(i).IMEI1 as string, ...constant }),
  );
  const { phones, shared } = follow(reports);
  t.equal(phones.length, 3);
  t.match(shared, [
    { token: { kind: 'MEID', value: constant.MEID }, because: 'over the same time with several values of IMEI' },
  ]);

  t.test('but one whose successor is another number still does', async (t) => {
    const replaced = [
      ...days(0, 7, north, { IMEI1: phone0.IMEI1 as string, ...constant }),
      ...days(7, 14, north, { IMEI1: phone1.IMEI1 as string, ...constant }),
    ];
    t.equal(follow(replaced).phones.length, 1);
  });
});

t.test('a card number that many phones send over the same time is no card of one person', async (t) => {
  const reports = [0, 1, 2, 3, 4].flatMap((i) => days(0, 7, [cellAt(i, 0), cellAt(i, 9)], { ...phone(i), ...card0 }));
  const { people, shared } = follow(reports);
  t.equal(people.length, 5);
  t.same(new Set(shared.map(({ token }) => token.kind)), new Set(['ICCID', 'IMSI']));
});

t.test('reports that have the numbers of the card alone belong to the one phone that has this card', async (t) => {
  const reports = [
    ...days(0, 7, north, { ...phone0, ...card0 }),
    ...days(7, 14, north, card0),
    ...days(7, 14, south, phone1),
  ];
  const { phones, links } = follow(reports);
  t.same(sizes(phones), [42, 21]);
  t.match(links, [{ of: 'phone', kind: 'ICCID', because: 'ICCID equal' }]);
});

t.test('addresses are seen on the path alone, and join nothing', async (t) => {
  const reports = [phone0, phone1].flatMap((numbers) =>
    days(0, 3, north, numbers).map((one) => ({ ...one, address: '198.51.100.7' })),
  );
  const onPath = follow(reports, { observer: observers.path });
  t.equal(onPath.phones.length, 2);
  t.same(diaryOf(onPath, 0)?.addresses, ['198.51.100.7']);
  t.same(diaryOf(follow(reports), 0)?.addresses, []);
});

t.test('what is encrypted is read by its recipient alone', async (t) => {
  const reports = days(0, 3, north, phone0).map((one) => ({ ...one, encrypted: true }));
  t.equal(follow(reports).phones.length, 1);
  const onPath = follow(reports, { observer: observers.path });
  t.same([onPath.phones.length, onPath.lone], [0, 9]);
});

t.test('hostile reports are only reports', async (t) => {
  const follower = createFollower({ epoch_ms });
  const hostile: unknown[] = [
    { time_ms: Number.NaN, fields: phone0 },
    { time_ms: Number.POSITIVE_INFINITY, fields: phone0 },
    { time_ms: -1e300, fields: phone0 },
    { time_ms: 0, fields: JSON.parse('{"__proto__": {"IMEI1": "009990000000018"}, "constructor": "x"}') },
    { time_ms: 0, fields: { IMEI1: 9, MEID: null, MACID: ['02:00:00:00:00:01'], SIM1CELLID: {}, REGDATE: 4 } },
    { time_ms: 0, fields: [] },
    { time_ms: 1, fields: { IMEI1: 'x'.repeat(1_000_000), SIM1CELLID: '9'.repeat(1_000_000), REGDATE: '2018-12-03' } },
    { time_ms: 2, fields: { IMEI1: '\u0000\u001b[2J', SIM1CELLID: '-1', LATITUDE: '1e99', LONGITUDE: 'NaN' } },
  ];
  for (const one of hostile) follower.see(one as Parameters<typeof follower.see>[0]);
  follower.see(report(1, north[0], phone0));
  const { phones, untimed, lone, unplaced } = follower.followed();
  t.same({ phones: phones.length, untimed, lone, unplaced }, { phones: 2, untimed: 3, lone: 4, unplaced: 5 });
  t.ok(follower.measures());
});

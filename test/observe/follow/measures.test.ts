import { createFollower, createTruth, type FollowMeasures, type Sighting } from '@phonehome/observe';
import { cellId, MS_PER_HOUR, SITE_KM } from '@phonehome/shared';
import t from 'tap';
import { cellAt, days, epoch_ms, phone, report } from './support.ts';

const [a, b, c] = [cellAt(0, 0), cellAt(0, 3), cellAt(4, 0)];

function measured(reports: readonly Sighting[], truth = createTruth()): FollowMeasures {
  const follower = createFollower({ epoch_ms, truth });
  for (const one of reports.toSorted((x, y) => x.time_ms - y.time_ms)) follower.see(one);
  return follower.measures();
}

function unicity({ unicity: all }: FollowMeasures, points: number, area_sites = 1, hours = 1) {
  return all.find((one) => one.points === points && one.area_sites === area_sites && one.hours === hours);
}

t.test('unicity: a point that another trail has, too, singles out nobody', async (t) => {
  const found = measured([
    ...[1, 2].map((hour) => report(hour, a, phone(0))),
    ...[1, 2].map((hour) => report(hour, hour === 1 ? a : b, phone(1))),
  ]);
  // Of each of the two trails one point of two is the other's, too; both together are nobody else's.
  const one = unicity(found, 1);
  t.equal(one?.traces, 2);
  t.ok(Math.abs((one?.share ?? 0) - 0.5) < 0.15, 'half of the draws, of a hundred');
  t.equal(unicity(found, 2)?.share, 1);
  t.match(unicity(found, 3), { share: null, traces: 0 }, 'no trail has three');
  t.equal(unicity(found, 2, 4)?.share, 0, 'where a and b are in one area, the trails are the same');
  t.equal(unicity(found, 1, 1, 3)?.share === 0, false, 'in one interval they still differ by b');
});

t.test('unicity of one trail is 1, of two that are the same 0; more points never single out fewer', async (t) => {
  const trail = Array.from({ length: 30 }, (_, i) => [i * 5, cellAt(i % 7, i % 3)] as const);
  const alone = trail.map(([hour, cell]) => report(hour, cell, phone(0)));
  t.same(new Set(measured(alone).unicity.map(({ share }) => share)), new Set([1]));
  const same = trail.map(([hour, cell]) => report(hour, cell, phone(1)));
  t.same(new Set(measured([...alone, ...same]).unicity.map(({ share }) => share)), new Set([0]));
  const other = trail.map(([hour], i) => report(hour, cellAt(i % 7, i % 4), phone(2)));
  const shares = Array.from({ length: 6 }, (_, i) => unicity(measured([...alone, ...other]), i + 1)?.share ?? -1);
  t.same(
    shares,
    shares.toSorted((x, y) => x - y),
  );
});

t.test('anonymity sets: who has the same home, and who has the same home and work', async (t) => {
  const found = measured(
    [
      [a, b],
      [a, b],
      [a, c],
      [b, c],
    ].flatMap((places, i) => days(0, 14, places as [number, number], phone(i))),
  );
  t.match(found.home_sets[0], {
    area_sites: 1,
    people: 4,
    sizes: [
      [1, 1],
      [3, 3],
    ],
    alone_share: 0.25,
    median: 3,
  });
  t.match(found.home_work_sets[0], {
    people: 4,
    sizes: [
      [1, 2],
      [2, 2],
    ],
    alone_share: 0.5,
    median: 1,
  });
  t.match(found.home_sets[2], { area_sites: 4, sizes: [[4, 4]], alone_share: 0, median: 4 });
});

/** A truth of phones whose people are at home but from 12 to 18 h. */
function truthOf(places: readonly (readonly [home: number, work: number])[]) {
  const truth = createTruth();
  places.forEach(([home, work], device) => {
    truth.device({ device, person: device });
    for (let day = 0; day < 14; day++) {
      truth.moved(device, day * 24 * MS_PER_HOUR, 'home', cellId(home));
      truth.moved(device, (day * 24 + 12) * MS_PER_HOUR, 'work', cellId(work));
      truth.moved(device, (day * 24 + 18) * MS_PER_HOUR, 'home', cellId(home));
    }
  });
  return truth;
}

function sentBy(device: number, reports: readonly Sighting[], truth: ReturnType<typeof createTruth>): Sighting[] {
  return reports.map((one, i) => {
    const exchange_id = `${device}-${i}`;
    truth.sent(exchange_id, device);
    return { ...one, exchange_id };
  });
}

t.test('places are compared with the truth: home, work, each report, each hour', async (t) => {
  const truth = truthOf([[a, c]]);
  const everyDay = Array.from({ length: 14 }, (_, day) => day).flatMap((day) => days(day, day + 1, [a, c], phone(0)));
  const daily = everyDay.filter(({ time_ms }) => Math.floor(time_ms / MS_PER_HOUR / 24) % 7 < 5);
  const found = measured(sentBy(0, daily, truth), truth).truth;
  t.match(found?.home, { true_count: 1, named: 1, right: 1, within_1km: 1, within_5km: 1 });
  t.match(found?.work, { true_count: 1, named: 1, right: 1 });
  t.match(found?.place_error.at_reports, { within_1km_share: 1, mean_km: 0, p90_km: 0 });
  // On days of work the nearest report is that of work from 10.25 to 18 h, which is wrong at 11 and at 18 h; at the one
  // weekend between, of which nothing is seen, from 12 to 17 h.
  const hours = 11 * 24 + 15;
  const wrong = 10 * 2 + 2 * 6;
  t.match(found?.place_error.each_hour, { count: hours + 1, median_km: 0 });
  const mean_km = found?.place_error.each_hour.mean_km ?? 0;
  t.ok(Math.abs(mean_km - (wrong * 4 * SITE_KM) / (hours + 1)) < 1e-9, `${mean_km}`);
});

t.test('a coarse place is off by as much as it is coarse', async (t) => {
  const truth = truthOf([[a, c]]);
  const coarse = days(0, 5, [cellAt(3, 0), cellAt(3, 0)], phone(0));
  const found = measured(sentBy(0, coarse, truth), truth).truth;
  t.match(found?.home, { named: 1, right: 0, within_1km: 0, within_5km: 1, error: { median_km: 3 * SITE_KM } });
  t.match(found?.work, { true_count: 1, named: 0 });
  t.equal(found?.place_error.at_reports.median_km, 3 * SITE_KM);
});

t.test('linking is judged by pairs of reports', async (t) => {
  const truth = createTruth();
  // Phone 0 changes its number after two of four reports; 1 and 2 share one.
  const reports = [
    ...sentBy(
      0,
      [1, 2].map((hour) => report(hour, a, { IMEI1: phone(0).IMEI1 as string })),
      truth,
    ),
    ...sentBy(
      1,
      [1, 2].map((hour) => report(hour, a, { IMEI1: phone(2).IMEI1 as string })),
      truth,
    ),
    ...sentBy(2, [report(3, a, { IMEI1: phone(2).IMEI1 as string })], truth),
  ];
  [3, 4].forEach((hour) => {
    truth.sent(`late-${hour}`, 0);
    reports.push({ ...report(hour, a, { IMEI1: phone(1).IMEI1 as string }), exchange_id: `late-${hour}` });
  });
  // Said: 1 + 1 pairs of phone 0, and 3 of the three of phone 2's number, of which 1 is right. True: 6 of phone 0, 1 of 1.
  t.same(measured(reports, truth).truth?.linking.phones, { precision: 3 / 5, recall: 3 / 7, true_count: 3, whole: 0 });
});

t.test('who is known to have been at a place is found by it; of pieces only a piece is learnt', async (t) => {
  const places = [
    [a, c],
    [b, cellAt(9, 9)],
  ] as const;
  const truth = truthOf(places);
  const whole = places.flatMap((of, i) => sentBy(i, hourly(of, phone(i)), truth));
  t.same(
    measured(whole, truth).truth?.identified.map(({ share, learnt_share }) => [share, learnt_share]),
    Array(6).fill([1, 1]),
  );
  const pieces = whole.map((one) => {
    const day = Math.floor(one.time_ms / MS_PER_HOUR / 24);
    return {
      ...one,
      fields: { ...one.fields, IMEI1: '', MEID: '', MACID: '', PSEUDONYM: `${one.fields.IMEI1} ${day}` },
    };
  });
  const one = measured(pieces, truth).truth?.identified[0];
  t.equal(one?.share, 1);
  // An hour before midnight may also fit the next day.
  t.ok(Math.abs((one?.learnt_share ?? 0) - 1 / 14) < 1e-9, `${one?.learnt_share}`);
});

/** A report in the middle of each hour, as `truthOf` has it. */
function hourly([home, work]: readonly [number, number], numbers: Record<string, string>): Sighting[] {
  return Array.from({ length: 14 * 24 }, (_, hour) => {
    return report(hour + 0.5, hour % 24 >= 12 && hour % 24 < 18 ? work : home, numbers);
  });
}

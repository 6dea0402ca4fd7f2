import { readFileSync } from 'node:fs';
import {
  createFollower,
  createTruth,
  type FollowOptions,
  observers,
  type Sighting,
  sightingOf,
} from '@phonehome/observe';
import { cellId, cellOfId, cellOfSite, loadScenario, MS_PER_DAY, siteOfCell } from '@phonehome/shared';
import { simulate } from '@phonehome/simulation';
import t from 'tap';
import { epoch_ms } from './support.ts';

const path = 'scenarios/people-who-move.yaml';
const scenario = {
  ...loadScenario(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), path),
  end: '2018-12-17',
};
const DEVICES = 24;
const truth = createTruth();
const reports: Sighting[] = [];
for await (const moment of simulate({ scenario, devices: DEVICES })) {
  truth.moment(moment);
  const sighting = moment.kind === 'exchange' ? sightingOf(moment.record) : null;
  if (sighting) reports.push(sighting);
}

/** What is learnt of the same reports after each was changed, as by a counter-measure. */
function learnt(change: (report: Sighting) => Sighting = (report) => report, options: FollowOptions = {}) {
  const follower = createFollower({ epoch_ms, utc_offset_ms: 3_600_000, truth, ...options });
  for (const report of reports) follower.see(change(report));
  const measures = follower.measures();
  if (!measures.truth) throw new Error('the truth is there');
  return { ...measures, truth: measures.truth };
}

/** A report with a pseudonym, which changes so often, in the place of all numbers. */
const pseudonymous = (days: number) => (report: Sighting) => {
  const { MODEL = '', SWVER = '', SIM1CELLID = '', IMEI1 = '' } = report.fields;
  const PSEUDONYM = `${IMEI1} ${Math.floor(report.time_ms / MS_PER_DAY / days)}`;
  return { ...report, fields: { MODEL, SWVER, SIM1CELLID, PSEUDONYM } };
};

/** A report with, for its cell, one that stands for an area of so many sites a side. */
const coarse = (sites: number) => (report: Sighting) => {
  const cell = cellOfId(report.fields.SIM1CELLID ?? '');
  if (cell === null) return report;
  const { row, column } = siteOfCell(cell);
  const middle = (of: number): number => Math.floor(of / sites) * sites + Math.floor(sites / 2);
  const SIM1CELLID = cellId(cellOfSite({ row: middle(row), column: middle(column) }, 0));
  return { ...report, fields: { ...report.fields, SIM1CELLID } };
};

const plain = learnt();

t.test('the recipient of the reports follows every phone, and finds every home', async (t) => {
  t.match(plain, { phones: DEVICES / 2, people: DEVICES / 2, lone: 0 });
  t.same(plain.truth.linking.phones, { precision: 1, recall: 1, true_count: DEVICES / 2, whole: DEVICES / 2 });
  t.match(plain.truth.home, { true_count: DEVICES / 2, right: DEVICES / 2 });
  t.ok(plain.truth.work.right >= DEVICES / 2 - 1);
  t.equal(plain.truth.place_error.at_reports.within_1km_share, 1, 'reports name the cell where the phone is');
  t.ok((plain.truth.place_error.each_hour.within_1km_share ?? 0) > 0.9);
  t.ok((plain.truth.identified[3]?.share ?? 0) > 0.95);
  t.same(learnt(undefined, { observer: observers.path }).truth, plain.truth, 'and so does whoever is on the path');
});

t.test('pseudonyms: the more often they change, the less is linked; places join much of it again', async (t) => {
  const [fixed, weekly, daily] = [1_000, 7, 1].map((days) => learnt(pseudonymous(days)).truth);
  t.equal(fixed?.linking.phones.recall, 1, 'a pseudonym that never changes is a number like others');
  t.ok((weekly?.linking.phones.recall ?? 1) < 0.7);
  t.ok((daily?.linking.phones.recall ?? 1) < (weekly?.linking.phones.recall ?? 0) / 2);
  t.equal(daily?.linking.phones.precision, 1);
  t.ok((daily?.identified[5]?.learnt_share ?? 1) < 0.2);
  const again = learnt(pseudonymous(1), { observer: observers.determined });
  t.ok((again.truth.linking.phones.recall ?? 0) > 0.6, `${again.truth.linking.phones.recall}`);
  t.ok((again.truth.linking.phones.precision ?? 0) > 0.9, `${again.truth.linking.phones.precision}`);
  t.ok(again.truth.home.right >= DEVICES / 2 - 1);
});

t.test('coarse places: homes are off by as much, and fewer trails are singled out', async (t) => {
  const finds = [1, 4, 16].map((sites) => learnt(coarse(sites)));
  const errors = finds.map(({ truth: { home } }) => home.error.mean_km ?? 0);
  t.ok(
    errors[0] === 0 && (errors[1] as number) > 0.8 && (errors[2] as number) > (errors[1] as number) * 2,
    errors.join(),
  );
  const single = finds.map(({ unicity }) => unicity.find(({ points }) => points === 2)?.share ?? 0);
  t.ok((single[0] as number) >= (single[1] as number) && (single[1] as number) > (single[2] as number), single.join());
  const alone = finds.map(({ home_sets }) => home_sets[0]?.alone_share ?? 0);
  t.ok((alone[0] as number) > (alone[2] as number), alone.join());
});

t.test(
  'without any number, places still lead to homes and to most of the trails; with coarse places to less',
  async (t) => {
    const options = { observer: observers['no-identifiers'] };
    const { linking, home } = learnt(undefined, options).truth;
    t.ok((linking.phones.recall ?? 0) > 0.6 && (linking.phones.precision ?? 0) > 0.7, JSON.stringify(linking.phones));
    t.ok(linking.phones.whole < DEVICES / 2);
    t.ok(home.right >= DEVICES / 2 - 1, `${home.right}`);
    const hidden = learnt(coarse(16), options).truth;
    t.ok(
      (hidden.linking.phones.precision ?? 1) < (linking.phones.precision ?? 0) - 0.2,
      `${hidden.linking.phones.precision}`,
    );
    t.equal(hidden.home.right, 0);
  },
);

t.test('the same reports give the same measures', async (t) => {
  t.same(learnt(), plain);
  t.same(JSON.parse(JSON.stringify(plain)), plain, 'which are plain data');
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRun } from '@phonehome/observe';
import { MS_PER_DAY } from '@phonehome/shared';
import { openRun, type RunResult } from '@phonehome/simulation';
import t from 'tap';
import { altered, brief, derived, runOf } from './support.ts';

const folder = await runOf(t, brief('incident'));
const { facts, example, follow, lives } = await readRun(await openRun(folder));
const result = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')) as RunResult;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

t.test('what is added up from the lines is what the run itself counted', async (t) => {
  const cells = result.tally;
  t.equal(facts.reports, sum(cells.map(({ reports, lost }) => reports - lost)));
  t.equal(facts.accepted, sum(cells.map(({ accepted }) => accepted)));
  for (const { id, phones, reports } of facts.cohorts) {
    t.equal(phones, result.phones[id], id);
    t.equal(reports, sum(cells.filter(({ cohort }) => cohort === id).map(({ reports: count }) => count)), id);
  }
  t.equal(
    facts.leaks,
    sum(cells.filter(({ build }) => build.startsWith('ww-')).map(({ reports }) => reports)),
    'a leak is of a build of another region',
  );
  t.ok((facts.leaks ?? 0) > 100 && facts.leaks !== facts.reports);
});

t.test('every way of counting the reports comes to the same', async (t) => {
  t.equal(sum(facts.by_day.map(({ accepted, not_accepted }) => accepted + not_accepted)), facts.reports);
  t.equal(sum(facts.by_hour ?? []), facts.reports);
  t.equal(sum(facts.root_causes.map(({ reports }) => reports)), facts.reports);
  t.equal(sum(facts.outcomes.map(({ reports }) => reports)), facts.reports);
  t.equal(sum(facts.flows.map(({ reports }) => reports)), facts.reports);
  t.equal(facts.by_day.length, facts.days);
  t.match(facts.by_day[0], { date: '2018-12-08' });
  t.equal(facts.fields.find(({ name }) => name === 'IMEI1')?.values, facts.reporting_phones, 'one number a phone');
});

t.test('the story has its turns in order', async (t) => {
  const { first_leak, last_leak, last_fix, updates } = facts;
  t.ok((first_leak?.time_ms ?? 0) < (last_leak?.time_ms ?? 0));
  t.ok((last_fix?.time_ms ?? 0) > 4 * MS_PER_DAY, 'a fix is installed after it is released');
  t.match(
    updates.map(({ is_fix, brings_client }) => ({ is_fix, brings_client })),
    [
      { is_fix: false, brings_client: true },
      { is_fix: false, brings_client: false },
      { is_fix: true, brings_client: false },
    ],
  );
  t.equal(facts.sample?.decision.outcome, 'refused', 'the example of a request is the first leak');
});

t.test('the example is a phone that leaks, on a day that it does, as its own lines say', async (t) => {
  const lines = (await readFile(join(folder, 'timeline.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.equal(example?.cohort, 'mispackaged');
  const sent = lines.filter(({ device, event }) => device === example?.device && event === 'report');
  t.equal(example?.reports, sent.length);
  const start = Date.parse(`${example?.date}T00:00:00Z`) - facts.epoch_ms - 3_600_000;
  const that_day = sent.filter(({ time_ms }) => time_ms >= start && time_ms < start + MS_PER_DAY);
  t.strictSame(
    example?.moments.filter(({ event }) => event === 'report').map(({ at_ms }) => at_ms),
    that_day.map(({ time_ms }) => time_ms - start),
  );
  t.equal(sum(example?.cells.map(({ reports }) => reports) ?? []) + (example?.elsewhere ?? 0), sent.length);
});

t.test('what the recipient learns is held against the truth', async (t) => {
  t.equal(follow?.measures.phones, facts.reporting_phones);
  t.match(follow?.measures.truth?.linking.phones, { precision: 1, recall: 1 });
  t.equal(follow?.diary?.reports, example?.reports, 'the diary is of the phone of the example');
  t.match(lives, [{ cohort: 'mispackaged', values: { 'reports-with-imei': 1 } }]);
});

t.test('without a timeline nothing is said that only it tells', async (t) => {
  const blind = await readRun(await openRun(await runOf(t, brief('incident'), 'none')));
  t.match(blind.facts, {
    has_timeline: false,
    leaks: null,
    leaking_phones: null,
    by_hour: null,
    first_leak: null,
    fixed_phones: null,
    reports: facts.reports,
  });
  t.match(blind.facts.flows, [{ cohort: null, phones: null, leaks: null, reports: facts.reports }]);
  t.equal(blind.example, null);
  t.strictSame(blind.lives, []);
});

t.test('a run in which nothing is sent', async (t) => {
  const silent = derived('incident', (scenario) => {
    scenario.end = '2018-12-05';
    scenario.phases = scenario.phases.slice(0, 1);
    scenario.updates = [];
    scenario.cohorts = scenario.cohorts.filter(({ id }) => id === 'clean');
  });
  const nothing = await readRun(await openRun(await runOf(t, silent)));
  t.match(nothing, {
    facts: { reports: 0, leaks: 0, sample: null, flows: [], fields: [] },
    example: null,
    follow: null,
  });
});

t.test('a line that is no record is refused, with its file', async (t) => {
  for (const [name, change] of Object.entries({
    'a number for a text': (record: Record<string, object>) => ({ ...record, report: { ...record.report, MODEL: 7 } }),
    'no headers': (record: Record<string, object>) => ({ ...record, request: { ...record.request, headers: 'none' } }),
    'another outcome': (record: Record<string, object>) => ({
      ...record,
      decision: { ...record.decision, outcome: 'lost' },
    }),
  })) {
    const copy = await runOf(t, brief('china-as-intended'));
    let first = true;
    await altered(copy, 'records.ndjson', (line) => {
      const changed = first ? JSON.stringify(change(JSON.parse(line))) : line;
      first = false;
      return changed;
    });
    await t.rejects(
      openRun(copy).then((run) => readRun(run)),
      { code: 'RUN_UNREADABLE', problems: [{ file: join(copy, 'records.ndjson') }] },
      name,
    );
  }
});

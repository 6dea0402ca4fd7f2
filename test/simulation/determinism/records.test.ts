import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fieldNames } from '@phonehome/shared';
import t from 'tap';
import { brief, runInto, tell, temporaryFolder } from '../support.ts';

const DEVICES = 8;
const RECORD_KEYS = 'v exchange_id time_ms request report anomalies decision';
const REQUEST_KEYS = 'method target http_version headers body_base64';
const DECISION_KEYS = 'outcome policy_rule result_code why';

interface ReadRecord {
  exchange_id: string;
  time_ms: number;
  request: object;
  report: object;
  decision: object;
}

t.test('records.ndjson', async (t) => {
  const folder = join(await temporaryFolder(t), 'run');
  await runInto(folder, brief('incident'), { devices: DEVICES });
  const text = await readFile(join(folder, 'records.ndjson'), 'utf8');
  const records = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ReadRecord);
  t.ok(records.length > 100, 'there is something to look at');

  t.test('is sorted by time and exchange id', async (t) => {
    const sorted = records.toSorted((a, b) => a.time_ms - b.time_ms || (a.exchange_id < b.exchange_id ? -1 : 1));
    t.same(
      records.map(({ exchange_id }) => exchange_id),
      sorted.map(({ exchange_id }) => exchange_id),
    );
  });

  t.test('has its keys in one order, and no others: no device index, cohort or person', async (t) => {
    const keys = (of: (record: ReadRecord) => object) => [
      ...new Set(records.map((record) => Object.keys(of(record)).join(' '))),
    ];
    t.same(
      keys((record) => record),
      [RECORD_KEYS],
    );
    t.same(
      keys(({ request }) => request),
      [REQUEST_KEYS],
    );
    t.same(
      keys(({ decision }) => decision),
      [DECISION_KEYS],
    );
    const reported = new Set(records.flatMap(({ report }) => Object.keys(report)));
    t.same(
      [...reported].filter((name) => !fieldNames.includes(name)),
      [],
      'a report has only fields of the protocol',
    );
  });

  t.test('has exchange ids that say nothing: 16 hexadecimal digits, each one once', async (t) => {
    const ids = records.map(({ exchange_id }) => exchange_id);
    t.equal(new Set(ids).size, ids.length);
    t.same(
      ids.filter((id) => !/^[0-9a-f]{16}$/.test(id)),
      [],
    );
  });
});

t.test('the records are the same whatever the cohorts are called: the server cannot know', async (t) => {
  const before = await tell(brief('incident'), { devices: DEVICES });
  const renamed = brief('incident', (scenario) => {
    for (const cohort of scenario.cohorts) cohort.id = `the-${cohort.id}`;
    for (const update of scenario.updates) update.cohorts = update.cohorts.map((id) => `the-${id}`);
  });
  t.same((await tell(renamed, { devices: DEVICES })).records, before.records);
});

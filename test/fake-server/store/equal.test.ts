import { equal } from 'node:assert/strict';
import {
  createMemoryStore,
  type ExchangeRecord,
  openStore,
  type PageRequest,
  type RecordFilter,
  type RecordStore,
  recordLine,
} from '@phonehome/fake-server';
import type { OutcomeName } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { recordOf } from './support.ts';

/** Something to ask a store. */
interface Question {
  readonly filter: RecordFilter;
  readonly page: PageRequest;
  readonly every_ms: number;
  readonly id: string;
}

/** Few of each, so that filters meet something; odd ones among them. */
const TEXTS = ['', 'a', 'b', '__proto__', 'MODEL', 'a"b', 'a\\b', '\0', 'é', '\ud800', '\ufffd', '\u0085', '😀'];
const text = fc.constantFrom(...TEXTS);
/** Those of a server, and others. */
const id = fc.oneof(
  text,
  fc.nat(40).map((number) => number.toString(16).padStart(16, '0')),
);
const time_ms = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(1_795_748_383_641, 2_000_000_000_000));
const outcome = fc.constantFrom<OutcomeName[]>('accepted', 'refused', 'silent');
const port = fc.constantFrom(80, 9999);

const record: fc.Arbitrary<ExchangeRecord> = fc
  .record({
    exchange_id: id,
    time_ms,
    port: fc.option(port, { nil: undefined }),
    report: fc.option(fc.array(fc.tuple(fc.oneof(fc.constant('MEID'), text), text), { maxLength: 4 })),
    anomalies: fc.array(text, { maxLength: 2 }),
    outcome,
    policy_rule: text,
  })
  .map(({ port, report, anomalies, outcome, policy_rule, ...came }) => ({
    ...recordOf(0),
    ...came,
    ...(port === undefined ? {} : { port }),
    report: report && Object.fromEntries(report),
    anomalies: anomalies.map((id) => ({ id, where: 'body', saw: '' })) as unknown as ExchangeRecord['anomalies'],
    decision: { outcome, policy_rule, result_code: null, why: '' },
  }));

const field = fc.record({ name: text, value: text }, { requiredKeys: ['name'] });
const filter: fc.Arbitrary<RecordFilter> = fc.record(
  {
    from_ms: fc.oneof(time_ms, fc.constantFrom(-Infinity, 2.5)),
    until_ms: fc.oneof(time_ms, fc.constantFrom(Infinity, 2.5)),
    device: text,
    fields: fc.array(field, { maxLength: 2 }),
    outcome,
    policy_rule: text,
    anomaly: text,
    port,
  },
  { requiredKeys: [] },
);
const page = fc.record(
  { after: fc.nat(20), limit: fc.nat(6), newest_first: fc.boolean() },
  { requiredKeys: ['limit'] },
);
const retention = fc.record(
  { count_max: fc.nat(12), age_max_ms: fc.nat(12), bytes_max: fc.integer({ min: 0, max: 8_000 }) },
  { requiredKeys: [] },
);
const question: fc.Arbitrary<Question> = fc.record({
  filter,
  page,
  every_ms: fc.constantFrom(1, 5, 2.5, 86_400_000),
  id,
});

/** All that a store answers, as text: what a store in memory gives back is the record itself. */
async function answers(store: RecordStore, { filter, page, every_ms, id }: Question): Promise<string> {
  const found = await store.find(filter, page);
  const one = await store.get(id);
  return JSON.stringify({
    records: found.records.map(({ place, record }) => [place, recordLine(record)]),
    next: found.next,
    counts: (await store.counts(filter, every_ms)).map((count) => ({
      ...count,
      outcomes: Object.entries(count.outcomes).toSorted(),
    })),
    one: one && [one.place, recordLine(one.record)],
    state: store.state(),
    next_number: store.next_number,
  });
}

t.test('whatever is kept and asked, the store on disk answers as the one in memory', async (t) => {
  let run = 0;
  const folder = t.testdir();
  await fc.assert(
    fc.asyncProperty(
      // An id is of one record alone, and they come in any order.
      fc.uniqueArray(record, { maxLength: 16, selector: ({ exchange_id }) => exchange_id }),
      retention,
      fc.array(question, { minLength: 1, maxLength: 8 }),
      async (records, retention, questions) => {
        const memory = createMemoryStore(retention);
        const disk = await openStore(`${folder}/${run++}`, retention, () => -10);
        try {
          for (const one of records) for (const store of [memory, disk]) await store.append(one);
          for (const question of questions) equal(await answers(disk, question), await answers(memory, question));
        } finally {
          await disk.close();
        }
      },
    ),
    { numRuns: 60 },
  );
  t.pass('60 stores');
});

import { readFileSync } from 'node:fs';
import type { Happening } from '@phonehome/client-sim';
import { fieldNames, outcomes } from '@phonehome/shared';
import { timelines } from '@phonehome/simulation';
import t from 'tap';
import { brokenNumbers, grownLock, numbersOf } from '../../scripts/proto/lock.ts';
import { keptLock, keptSchema, protoFiles, schemaOf } from '../../scripts/proto/proto-files.ts';
import { reportProto } from '../../scripts/proto/report-proto.ts';

for (const [path, text] of Object.entries(protoFiles())) {
  t.test(`${path} says what the code and the schema say`, async (t) => {
    const kept = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    t.equal(kept, text, 'it is current; if not: npm run generate');
  });
}

t.test('the report has each field of the registry, under a number of its own', async (t) => {
  const { fields } = keptSchema().lookupType('phonehome.v1.Report');
  const numbers = fieldNames.map((name) => fields[name.toLowerCase()]?.id);
  t.notOk(numbers.includes(undefined));
  t.equal(new Set(numbers).size, fieldNames.length);
  t.equal(Object.keys(fields).length, fieldNames.length + 2);
});

/** Every event of the truth: the compiler finds one that is missing or too many. */
const events: Readonly<Record<Happening['event'], true>> = {
  switched_on: true,
  moved: true,
  boot_completed: true,
  shutdown: true,
  power_lost: true,
  screen_on: true,
  screen_off: true,
  user_present: true,
  connectivity_change: true,
  service_state: true,
  sim_loaded: true,
  sim_removed: true,
  airplane_mode: true,
  data_sim_switched: true,
  volte_switched: true,
  user_switched: true,
  secret_code: true,
  consent: true,
  system_update: true,
  update_failed: true,
  fell_back: true,
  alarm: true,
  retries_exhausted: true,
  held_back: true,
  report: true,
  report_failed_offline: true,
  reply: true,
  reply_timeout: true,
  connection_lost: true,
  activation: true,
  activation_held_back: true,
  activation_reply: true,
  activation_lost: true,
};

t.test('the enumerations have the values of the code, and zero for none of them', async (t) => {
  const lists: Readonly<Record<string, readonly string[]>> = {
    Outcome: outcomes,
    Timeline: timelines,
    Event: Object.keys(events),
    Network: ['wifi', 'mobile', 'none'],
    Alarm: ['barrier', 'retry'],
  };
  for (const [name, values] of Object.entries(lists)) {
    const kept = keptSchema().lookupEnum(`phonehome.v1.${name}`).values;
    const expected = ['unspecified', ...values].map((value) => `${name}_${value}`.toUpperCase());
    t.strictSame(Object.keys(kept).sort(), expected.sort(), name);
    t.equal(kept[`${name.toUpperCase()}_UNSPECIFIED`], 0);
  }
});

t.test('the lock holds all numbers, and finds a change of any', async (t) => {
  const lock = keptLock();
  t.strictSame(brokenNumbers(lock, numbersOf(keptSchema())), []);
  const schema = (fields: string) => numbersOf(schemaOf([`syntax = "proto3"; message A { ${fields} }`]));
  const before = schema('string a = 1; string b = 2;');
  t.strictSame(brokenNumbers(before, schema('string a = 1; string b = 2; string c = 3;')), [], 'one more is no harm');
  t.strictSame(brokenNumbers(before, schema('string b = 2;')), [], 'nor is one less');
  t.strictSame(brokenNumbers(before, schema('string a = 1; string c = 2;')), ['A: 2 was b, and now is c']);
  t.strictSame(brokenNumbers(before, schema('string a = 1; string b = 3;')), ['A: b was 2, and now is 3']);
  const grown = grownLock(before, schema('string b = 2;'));
  t.strictSame(brokenNumbers(grown, schema('string b = 2; string c = 1;')), ['A: 1 was a, and now is c'], 'for ever');
});

t.test('a field that is new gets the next number, and the number of one that is gone is kept', async (t) => {
  const rest = { regver: 16, meid: 17, gone: 40 };
  const text = reportProto({ 'phonehome.v1.Report': { others: 1, order: 2, ...rest } });
  t.match(text, 'message Report {\n  reserved 40;\n  reserved "gone";\n');
  t.match(text, 'optional string meid = 17;');
  t.match(text, 'optional string model = 41;');
  t.doesNotThrow(() => schemaOf([text]));
});

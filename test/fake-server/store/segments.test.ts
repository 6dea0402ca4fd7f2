import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { type ExchangeRecord, openStore, recordLine } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { rowOf } from '../../../packages/fake-server/src/store/row.ts';
import { readSegment, type Segment, writeSegments } from '../../../packages/fake-server/src/store/segment.ts';
import { bodyOf } from '../support.ts';
import { bytesIn, exchangeOf, keepExchange, LOG, linesIn, linesOf, RECORDS, read, recordOf, upTo } from './support.ts';

/** All rows of a table, as another process sees them. */
function rows(folder: string, table: string): unknown[] {
  const database = new DatabaseSync(join(folder, RECORDS), { readOnly: true });
  try {
    return database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
  } finally {
    database.close();
  }
}

/** From now on this process has no time to spare: rows are made for who asks alone. */
function neverIdle(t: Test): void {
  const { eventLoopUtilization } = performance;
  performance.eventLoopUtilization = () => ({ utilization: 1, idle: 0, active: 1 });
  t.teardown(() => {
    performance.eventLoopUtilization = eventLoopUtilization;
  });
}

const large = (number: number): ExchangeRecord =>
  recordOf(number, { body: bodyOf({ MODEL: `${number} `.repeat(120_000) }) });
const odd = { ...recordOf(7, { body: bodyOf({ MODEL: '\u0085 é 😀' }) }), port: 80 };

t.test('what is read of segments is what would have been written at once', async (t) => {
  const records = [odd, ...upTo(150).map((number) => recordOf(number)), ...[1, 2, 3].map(large), odd];
  const kept = records.map((record, i) =>
    i % 5 === 1 ? rowOf(record) : (exchangeOf(record) ?? t.fail('no exchange')),
  );
  const segments: Segment[] = [];
  writeSegments(kept as never, (segment) => segments.push({ ...segment, bytes: Uint8Array.from(segment.bytes) }));
  t.ok(segments.length > 3, 'they are of no size without end');
  t.ok(segments.every(({ records }) => records <= 64));
  t.same(
    segments.flatMap(readSegment),
    records.map((record) => rowOf(record)),
  );
  t.equal(segments[0]?.next_number, 0, 'and ids that are none of a server say nothing');
});

t.test('what is kept by its bytes is there at once, for others, too, and has its rows later', async (t) => {
  neverIdle(t);
  const folders = [join(t.testdir(), 'by-bytes'), join(t.testdirName, 'by-record')] as const;
  const records = [odd, ...upTo(100).map((number) => recordOf(number))];
  const store = await openStore(folders[0]);
  await Promise.all(records.map((record) => keepExchange(store, record)));
  t.same(rows(folders[0], 'records'), [], 'there are no rows yet');
  t.same(await read(folders[0]), records.map(recordLine));
  t.equal(store.state().records, 101, 'who asks makes them');
  t.same(rows(folders[0], 'segments'), []);
  await store.close();
  const plain = await openStore(folders[1]);
  for (const record of records) await plain.append(record);
  await plain.close();
  for (const table of ['records', 'lines']) t.same(rows(folders[0], table), rows(folders[1], table), table);
});

t.test('rows are made while nothing comes, and when it is closed', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  await keepExchange(store, recordOf(1));
  for (let tries = 0; rows(folder, 'segments').length > 0; tries++) {
    if (tries > 200) return t.fail('they were not made');
    await wait(20);
  }
  t.equal(rows(folder, 'records').length, 1);
  await keepExchange(store, recordOf(2));
  await store.close();
  t.equal(rows(folder, 'records').length, 2);
});

t.test('a record that is kept as a row waits in its turn', async (t) => {
  neverIdle(t);
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  await keepExchange(store, recordOf(1));
  await store.append(recordOf(2));
  await keepExchange(store, recordOf(3));
  t.equal(rows(folder, 'records').length, 0);
  t.same(await read(folder), linesOf(1, 2, 3));
  t.same(await linesIn(store), linesOf(1, 2, 3));
});

t.test('killed before rows are made: who opens it again has all, and numbers go on', async (t) => {
  neverIdle(t);
  const folder = join(t.testdir(), 'running');
  const left = join(t.testdirName, 'left');
  const store = await openStore(folder);
  const last = { ...recordOf(3), exchange_id: '00000000000000ff' };
  for (const record of [recordOf(1), recordOf(2), last]) await keepExchange(store, record);
  await mkdir(left);
  for (const name of [RECORDS, LOG]) await copyFile(join(folder, name), join(left, name));
  await store.close();
  t.ok(rows(left, 'segments').length > 0);
  t.same(await read(left), [...linesOf(1, 2), recordLine(last)], 'for who only reads');
  const again = await openStore(left);
  t.equal(again.next_number, 256);
  t.equal((await again.get('00000000000000ff'))?.place, 3);
  await again.append(recordOf(4));
  await again.close();
  t.same(await read(left), [...linesOf(1, 2), recordLine(last), ...linesOf(4)]);
});

t.test('a stricter retention holds from the opening on for what has no rows, too', async (t) => {
  neverIdle(t);
  const folder = join(t.testdir(), 'running');
  const left = join(t.testdirName, 'left');
  const store = await openStore(folder);
  await Promise.all(upTo(200).map((number) => keepExchange(store, recordOf(number))));
  await mkdir(left);
  for (const name of [RECORDS, LOG]) await copyFile(join(folder, name), join(left, name));
  await store.close();
  const strict = await openStore(left, { count_max: 2 });
  t.teardown(() => strict.close());
  t.same(await read(left), linesOf(198, 199));
});

t.test('no more waits than the retention keeps', async (t) => {
  neverIdle(t);
  const folder = t.testdir();
  const store = await openStore(folder, { count_max: 10 });
  t.teardown(() => store.close());
  for (const [round, count] of [5, 5, 5, 5, 300, 300, 5].entries()) {
    await Promise.all(upTo(count).map((number) => keepExchange(store, recordOf(1_000 * round + number))));
    // A segment, and what was too little to be too much.
    t.ok((await read(folder)).length <= 64 + 2 * 10, `round ${round}`);
  }
  t.same(
    await linesIn(store),
    linesOf(...[295, 296, 297, 298, 299].map((n) => 5_000 + n), ...upTo(5).map((n) => 6_000 + n)),
  );
});

t.test('a wipe leaves nothing of what has no rows', async (t) => {
  neverIdle(t);
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  const secret = '00999000424242';
  await Promise.all(
    upTo(300).map((number) => keepExchange(store, recordOf(number, { body: bodyOf({ MEID: secret }), target: '/x' }))),
  );
  const body = Buffer.from(bodyOf({ MEID: secret }))
    .toString('latin1')
    .slice(0, 60);
  t.ok((await bytesIn(folder)).includes(body));
  t.equal(await store.wipe(), 300);
  t.notOk((await bytesIn(folder)).includes(body));
  t.equal(store.next_number, 300);
});

t.test('a store of the form before is opened as one of this', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  for (const number of [1, 2]) await store.append(recordOf(number));
  await store.close();
  const before = new DatabaseSync(join(folder, RECORDS));
  before.exec('DROP TABLE segments; PRAGMA user_version = 1');
  before.close();
  t.same(await read(folder), linesOf(1, 2), 'who only reads leaves it as it is');
  const again = await openStore(folder);
  t.equal(again.next_number, 2);
  await keepExchange(again, recordOf(3));
  await again.close();
  t.same(await read(folder), linesOf(1, 2, 3));
  t.same(rows(folder, 'segments'), []);
});

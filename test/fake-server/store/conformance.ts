import { type ExchangeRecord, type Page, type RecordStore, type Retention, recordLine } from '@phonehome/fake-server';
import type { Test } from 'tap';
import { bodyOf, CHINA_TELECOM } from '../support.ts';
import { linesIn, linesOf, recordOf, upTo } from './support.ts';

/** Opens an empty store, which is closed when the test is over. */
export type OpenEmpty = (t: Test, retention?: Retention) => Promise<RecordStore>;

/** Sixteen digits, as `serve` counts. */
const idOf = (number: number): string => number.toString(16).padStart(16, '0');

/** What every store of records must do, wherever it keeps them. */
export function conforms(t: Test, open: OpenEmpty): void {
  const filled = async (t: Test, records: readonly ExchangeRecord[], retention?: Retention): Promise<RecordStore> => {
    const store = await open(t, retention);
    for (const record of records) await store.append(record);
    return store;
  };
  const placesOf = async (store: RecordStore, ...[filter, page]: Parameters<RecordStore['find']>): Promise<number[]> =>
    (await store.find(filter, page)).records.map(({ place }) => place);

  t.test('an empty store has nothing, and nothing to mend', async (t) => {
    const store = await open(t);
    t.equal(store.next_number, 0);
    t.equal(store.repaired, null);
    t.same(await store.find({}, { limit: 10 }), { records: [], next: null });
    t.same(await store.counts({}, 1000), []);
    t.same(store.state(), { records: 0, bytes: 0, oldest_ms: null, newest_ms: null });
    t.equal(await store.get('1'), null);
    t.equal(await store.wipe(), 0);
  });

  t.test('what is kept comes back unaltered, in the order in which it came, whatever its time', async (t) => {
    const store = await filled(
      t,
      [3, 1, 2].map((number) => recordOf(number)),
    );
    t.same(await linesIn(store), linesOf(3, 1, 2));
    const one = await store.get('1');
    t.same({ place: one?.place, line: one && recordLine(one.record) }, { place: 2, line: linesOf(1)[0] });
    t.equal(await store.get('4'), null);
  });

  t.test('what comes together is kept in the order of the calls', async (t) => {
    const store = await open(t);
    await Promise.all(upTo(200).map((number) => store.append(recordOf(number))));
    t.same(await linesIn(store), linesOf(...upTo(200)));
  });

  t.test('the next number is more than any id, and more than there were records', async (t) => {
    const store = await open(t);
    await store.append({ ...recordOf(1), exchange_id: idOf(254) });
    t.equal(store.next_number, 255);
    await store.append({ ...recordOf(1), exchange_id: 'no id of a server' });
    t.equal(store.next_number, 255);
    await store.append({ ...recordOf(1), exchange_id: idOf(9) });
    t.equal(store.next_number, 255, 'requests that are kept late change nothing');
  });

  t.test('pages follow each other, in both directions, without gap or overlap', async (t) => {
    const store = await filled(
      t,
      upTo(7).map((number) => recordOf(number)),
    );
    for (const newest_first of [false, true]) {
      const pages: number[][] = [];
      let next: number | null = null;
      do {
        const page: Page = await store.find({}, { limit: 3, newest_first, ...(next === null ? {} : { after: next }) });
        pages.push(page.records.map(({ place }) => place));
        next = page.next;
      } while (next !== null);
      t.same(pages, newest_first ? [[7, 6, 5], [4, 3, 2], [1]] : [[1, 2, 3], [4, 5, 6], [7]]);
    }
    t.equal((await store.find({}, { limit: 7 })).next, null, 'a page that is just full is the last');
  });

  t.test('each condition of a filter means what it says', async (t) => {
    const store = await filled(t, [
      recordOf(1000),
      { ...recordOf(2000, { body: bodyOf({ SIM1ICCID: CHINA_TELECOM, MEID: '00999000000001' }) }), port: 9999 },
      recordOf(3000, { body: Buffer.from('!') }),
      recordOf(4000, { body: bodyOf({ MODEL: 'HMD-Y', EXTRA: '' }) }),
    ]);
    const all = { limit: 10 };
    t.same(await placesOf(store, { from_ms: 2000 }, all), [2, 3, 4], 'from is part of it');
    t.same(await placesOf(store, { until_ms: 3000 }, all), [1, 2], 'until is not');
    t.same(await placesOf(store, { device: '00999000000001' }, all), [2]);
    t.same(await placesOf(store, { fields: [{ name: 'EXTRA' }] }, all), [4]);
    t.same(await placesOf(store, { fields: [{ name: 'MODEL', value: 'HMD-X' }] }, all), [1, 2]);
    t.same(await placesOf(store, { fields: [{ name: 'MODEL', value: 'HMD' }] }, all), [], 'a part is not the value');
    t.same(await placesOf(store, { outcome: 'accepted' }, all), [2]);
    t.same(await placesOf(store, { policy_rule: 'not-decoded' }, all), [3]);
    t.same(await placesOf(store, { anomaly: 'body-not-base64' }, all), [3]);
    t.same(await placesOf(store, { anomaly: 'HMD-X' }, all), [], 'and another text of the record is no anomaly');
    t.same(await placesOf(store, { port: 9999 }, all), [2]);
    t.same(await placesOf(store, { from_ms: 2000, outcome: 'refused', fields: [{ name: 'MODEL' }] }, all), [4]);
  });

  t.test('counts are by interval and outcome, also of what only the report tells', async (t) => {
    const accepted = bodyOf({ SIM1ICCID: CHINA_TELECOM });
    const store = await filled(t, [recordOf(999), recordOf(1000), recordOf(1001, { body: accepted }), recordOf(3500)]);
    const counts = [
      { from_ms: 0, count: 1, outcomes: { refused: 1 } },
      { from_ms: 1000, count: 2, outcomes: { refused: 1, accepted: 1 } },
      { from_ms: 3000, count: 1, outcomes: { refused: 1 } },
    ];
    t.same(await store.counts({}, 1000), counts);
    t.same(await store.counts({ fields: [{ name: 'MODEL', value: 'HMD-X' }] }, 1000), counts);
    t.same(await store.counts({ outcome: 'accepted' }, 1000), [{ from_ms: 1000, count: 1, outcomes: { accepted: 1 } }]);
  });

  t.test('its state is how much there is, and from when', async (t) => {
    const store = await filled(
      t,
      [30, 10, 20].map((number) => recordOf(number)),
    );
    const bytes = linesOf(30, 10, 20).reduce((sum, line) => sum + Buffer.byteLength(line), 0);
    t.same(store.state(), { records: 3, bytes, oldest_ms: 30, newest_ms: 20 });
  });

  const one = Buffer.byteLength(linesOf(1)[0] ?? '');
  for (const [what, retention, kept] of [
    ['count', { count_max: 2 }, [4, 5]],
    ['bytes', { bytes_max: 3 * one }, [3, 4, 5]],
    ['age', { age_max_ms: 1 }, [4, 5]],
    ['all of them', { count_max: 4, bytes_max: 3 * one, age_max_ms: 3 }, [3, 4, 5]],
    ['room for none', { bytes_max: one - 1 }, []],
  ] as const) {
    t.test(`retention by ${what}: the oldest goes first`, async (t) => {
      const store = await filled(
        t,
        [1, 2, 3, 4, 5].map((number) => recordOf(number)),
        retention,
      );
      t.same(await linesIn(store), linesOf(...kept));
      t.equal(store.state().records, kept.length);
      t.equal(store.state().bytes, kept.length * one);
      t.equal(store.next_number, 5);
    });
  }

  t.test('after a wipe nothing is there, and places and numbers go on', async (t) => {
    const store = await filled(
      t,
      [1, 2].map((number) => recordOf(number)),
    );
    t.equal(await store.wipe(), 2);
    t.same(store.state(), { records: 0, bytes: 0, oldest_ms: null, newest_ms: null });
    t.equal(store.next_number, 2);
    await store.append(recordOf(3));
    t.same(await placesOf(store, {}, { limit: 10 }), [3]);
  });
}

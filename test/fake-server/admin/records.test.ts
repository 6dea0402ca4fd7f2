import { recordLine } from '@phonehome/fake-server';
import { POLICY_FORMAT } from '@phonehome/shared';
import t from 'tap';
import { CHINA_TELECOM } from '../support.ts';
import { type Administered, administered } from './support.ts';

interface Listed {
  readonly place: number;
  readonly record: { readonly exchange_id: string; readonly report: Record<string, string> | null };
}

/** Every page of a list, with what happens between two of them. */
async function pages(server: Administered, query: string, between: () => Promise<unknown> = async () => undefined) {
  const places: number[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await server.ask(`/v1/records?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const { records, next } = answer.json() as { records: Listed[]; next: string | null };
    places.push(records.map(({ place }) => place));
    cursor = next;
    await between();
  }
  return places;
}

t.test('pages follow one another in both orders, also while records come', async (t) => {
  const server = await administered(t);
  for (let n = 0; n < 5; n++) await server.report();
  t.strictSame(await pages(server, 'limit=2'), [[1, 2], [3, 4], [5]]);
  let left = 2;
  const more = async (): Promise<unknown> => left-- > 0 && server.report();
  t.strictSame(
    await pages(server, 'limit=2&order=newest', more),
    [[5, 4], [3, 2], [1]],
    'what came later is not in it',
  );
  t.strictSame(await pages(server, 'limit=100&order=oldest'), [[1, 2, 3, 4, 5, 6, 7]]);
});

t.test('a cursor that is none, or of the other order, is refused', async (t) => {
  const server = await administered(t);
  for (let n = 0; n < 2; n++) await server.report();
  const { next } = (await server.ask('/v1/records?limit=1')).json();
  for (const query of ['cursor=1', 'cursor=%00', `cursor=${next}=`, `order=newest&cursor=${next}`, 'cursor=']) {
    t.match((await server.ask(`/v1/records?${query}`)).json(), { status: 400, type: '/#problem-bad-parameter' }, query);
  }
});

t.test('filters: each of them, and all together', async (t) => {
  const server = await administered(t);
  const before = Date.now();
  await server.report({ SWVER: 'X=1', MEID: '00999000000001' });
  await server.report({ SIM1ICCID: CHINA_TELECOM, SWVER: 'Y' });
  await server.report({ SWVER: 'Y', extra: '1' });
  const { port } = server;
  const rfc3339 = new Date(before).toISOString();
  for (const [query, places] of [
    ['outcome=accepted', [2]],
    ['policy_rule=not-our-card', [1, 3]],
    ['field=SWVER=Y', [2, 3]],
    ['field=SWVER=X%3D1', [1]],
    ['field=extra', [3]],
    ['field=extra&field=SWVER=Y', [3]],
    ['field=extra&field=SWVER=X', []],
    ['device=00999000000001', [1]],
    ['anomaly=field-unknown', [3]],
    [`port=${port}`, [1, 2, 3]],
    ['port=1', []],
    [`from=${before}`, [1, 2, 3]],
    [`from=${rfc3339}`, [1, 2, 3]],
    [`until=${rfc3339}`, []],
    [`until=${rfc3339.replace('Z', '%2B01:00')}`, [], 'an hour earlier'],
    [`until=${rfc3339.replace('Z', '-01:00')}`, [1, 2, 3], 'an hour later'],
    [`outcome=refused&field=SWVER=Y&from=${before}&port=${port}`, [3]],
  ] as const) {
    t.strictSame((await pages(server, query)).flat(), places, query);
  }
});

t.test('parameters that cannot be are refused, each by its name', async (t) => {
  const { ask } = await administered(t);
  for (const [query, named] of [
    ['limit=0', /querystring\.limit/],
    ['limit=x', /querystring\.limit/],
    ['outcome=lost', /querystring\.outcome/],
    ['anomaly=none', /querystring\.anomaly/],
    ['from=2026-13-01T00:00:00Z', /`from` is a time that does not exist/],
    ['from=2026-02-30T00:00:00Z', /`from` is a time that does not exist/],
    ['from=yesterday', /querystring\.from/],
    ['field==x', /querystring\.field/],
    ['colour=red', /querystring\.colour/],
    ['__proto__=1', /querystring/],
  ] as const) {
    const answer = await ask(`/v1/records?${query}`);
    t.equal(answer.status, 400, query);
    t.match(answer.json().detail, named, query);
  }
});

t.test('one record: meaning and sensitivity of its fields, the decision, its bytes', async (t) => {
  const { ask, report } = await administered(t);
  await report({ SIM1ICCID: CHINA_TELECOM, extra: 'é' });
  const [{ record }] = (await ask('/v1/records')).json().records;
  const detail = (await ask(`/v1/records/${record.exchange_id}`)).json();
  t.strictSame(detail.record, record);
  t.match(detail, {
    place: 1,
    version: { regver: '7.0' },
    device_key: '00999000000000',
    missing_required: [],
    record: {
      decision: { outcome: 'accepted', policy_rule: 'china-telecom', why: /ICCID 898603… is a China Telecom/ },
    },
  });
  t.match(detail.raw, /^POST \/ HTTP\/1\.1\r\nHost: zzhc\.vnet\.cn\r\n/);
  const [card] = detail.fields.filter(({ name }: { name: string }) => name === 'SIM1ICCID');
  t.match(card, { value: CHINA_TELECOM, meaning: /^SIM card number/, sensitivity: 'subscriber' });
  const [extra] = detail.fields.filter(({ name }: { name: string }) => name === 'extra');
  t.match(extra, { value: 'é', meaning: null, sensitivity: null });
  t.equal((await ask('/v1/records/ffffffffffffffff')).status, 404);
});

t.test('one record: how the policy in force would decide, rule by rule', async (t) => {
  const { ask, report } = await administered(t);
  await report();
  const explained = async () => (await ask('/v1/records/0000000000000000')).json().explained;
  t.match(await explained(), { decides: 'not-our-card', closest: null });
  const never = { id: 'never', when: { host: 'other.example', decoded: true }, outcome: 'accepted', delay_ms: 0 };
  const otherwise = { id: 'otherwise', when: {}, outcome: 'accepted', delay_ms: 0 };
  await ask('/v1/policy', { method: 'PUT', body: { format: POLICY_FORMAT, rules: [never, otherwise] } });
  t.strictSame(await explained(), {
    decides: 'otherwise',
    closest: 'never',
    rules: [
      {
        rule: 'never',
        matches: false,
        facts: [
          { condition: 'decoded', holds: true, saw: 'the body was decoded' },
          { condition: 'host', holds: false, saw: 'the host is zzhc.vnet.cn' },
        ],
      },
      { rule: 'otherwise', matches: true, facts: [] },
    ],
  });
});

t.test('bytes that are no request are shown as they came', async (t) => {
  const { ask, report } = await administered(t);
  t.equal(await report({}, 'no request at all'), 400);
  const detail = (await ask('/v1/records/0000000000000000')).json();
  t.match(detail, { version: null, device_key: null, fields: [], explained: null, raw: /^no request at all\r\n/ });
});

t.test('counts over time, by outcome', async (t) => {
  const { ask, report } = await administered(t);
  const from_ms = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  await report();
  await report({ SIM1ICCID: CHINA_TELECOM });
  const { interval_ms, counts } = (await ask('/v1/counts?interval_ms=86400000')).json();
  t.equal(interval_ms, 86_400_000);
  t.strictSame(counts, [{ from_ms, count: 2, outcomes: { refused: 1, accepted: 1 } }]);
  t.strictSame((await ask('/v1/counts?outcome=silent')).json().counts, []);
});

t.test('export: the lines of records.ndjson, through many pages', async (t) => {
  const lines: string[] = [];
  const server = await administered(t, { onRecord: (record) => lines.push(`${recordLine(record)}\n`) });
  for (let n = 0; n < 300; n++) await server.report({ SWVER: String(n % 2) });
  t.equal((await server.ask('/v1/export')).text, lines.join(''));
  const odd = lines.filter((line) => JSON.parse(line).report.SWVER === '1');
  t.equal((await server.ask('/v1/export?field=SWVER=1')).text, odd.join(''));
});

t.test('records are forgotten, ids and places count on', async (t) => {
  let wiped = 0;
  const { ask, report } = await administered(t, { onWipe: () => wiped++ });
  await report();
  await report();
  t.strictSame((await ask('/v1/records', { method: 'DELETE' })).json(), { forgotten: 2 });
  t.equal(wiped, 1);
  await report();
  t.match((await ask('/v1/records')).json().records, [{ place: 3, record: { exchange_id: '0000000000000002' } }]);
});

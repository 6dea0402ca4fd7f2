import t from 'tap';
import { CHINA_TELECOM } from '../support.ts';
import * as client from './generated/client.ts';
import { administered } from './support.ts';

t.test('a client that a generator made from the description alone', async (t) => {
  const server = await administered(t);
  client.defaults.baseUrl = server.url;
  await server.report({ SWVER: 'X' });
  await server.report({ SIM1ICCID: CHINA_TELECOM, SWVER: 'Y' });

  const list = await client.listRecords({ field: ['SWVER=Y', 'MODEL'], outcome: 'accepted', limit: 1 });
  if (list.status !== 200) throw new Error(list.data.detail);
  t.equal(list.data.next, null);
  const [found] = list.data.records;
  t.match(found, { place: 2, record: { report: { SIM1ICCID: CHINA_TELECOM } } });

  const detail = await client.getRecord(found?.record.exchange_id ?? '');
  if (detail.status !== 200) throw new Error(detail.data.detail);
  t.ok(detail.data.fields.some(({ sensitivity }) => sensitivity === 'subscriber'));

  const missing = await client.getRecord('none');
  t.equal(missing.status, 404);
  if (missing.status === 404) t.equal(missing.data.type, '/#problem-not-found');

  const counts = await client.getCounts({ intervalMs: 3_600_000 });
  if (counts.status === 200)
    t.equal(
      counts.data.counts.reduce((sum, { count }) => sum + count, 0),
      2,
    );

  const verified = await client.verify({ filter: { field: ['SWVER=X'] }, at_most: 0 }, { mustHold: true });
  t.equal(verified.status, 409);
  if (verified.status === 409) t.match(verified.data, { holds: false, count: 1 });

  const rules = [{ id: 'down', when: {}, outcome: 'error' as const, status: 503, delay_ms: 0 }];
  const put = await client.putPolicy({ format: 'phonehome-policy/1', rules });
  t.equal(put.status, 200);
  t.equal(await server.report(), 503);
  t.equal((await client.resetPolicy()).status, 200);
  t.equal(await server.report(), 200);

  // Not the export: this generator takes NDJSON for one JSON document.
  const reset = await client.reset({});
  if (reset.status === 200) t.strictSame(reset.data, { forgotten: 4, policy: true, attempts: true });
  t.equal((await client.getHealth()).status, 200);
  t.equal((await client.getReadiness()).status, 200);
});

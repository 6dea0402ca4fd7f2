import { formatDateTime, MS_PER_HOUR, parseRequest, type Scenario } from '@phonehome/shared';
import t from 'tap';
import { live, only, refuse, reportIn, week } from './support.ts';

t.test('every exchange has an id of its own, which the truth names', async (t) => {
  const { truth, exchanges } = live(week(), 0, () => refuse);
  const ids = exchanges.map(({ exchange_id }) => exchange_id);
  t.ok(ids.length > 100);
  t.equal(new Set(ids).size, ids.length);
  t.same(
    only(truth, 'report').map(({ happening }) => happening.exchange_id),
    ids,
  );
});

t.test('the request has the dress of the phone (dossier 2)', async (t) => {
  const [exchange] = live(week(), 0, () => refuse).exchanges;
  if (!exchange) throw new Error('a phone reports');
  const { method, target, http_version, headers, body } = parseRequest(exchange.sent.bytes);
  t.same([method, target, http_version], ['POST', '/', '1.1']);
  t.same(headers, [
    ['Content-Type', 'application/encrypted-json'],
    ['Content-Length', String(body.length)],
    ['Host', 'zzhc.vnet.cn'],
    ['Connection', 'Keep-Alive'],
    ['User-Agent', 'Apache-HttpClient/UNAVAILABLE (java 1.4)'],
  ]);
});

for (const [utc_offset, hours] of [
  ['+00:00', 0],
  ['+08:00', 8],
  ['-05:30', -5.5],
] as const) {
  t.test(`REGDATE is the time of the report at UTC${utc_offset}`, async (t) => {
    const there = week(({ cohorts }: Scenario) => {
      for (const cohort of cohorts) cohort.utc_offset = utc_offset;
    });
    const { exchanges } = live(there, 0, () => refuse);
    t.ok(exchanges.length > 100);
    for (const exchange of exchanges) {
      const local = formatDateTime(there.epoch_ms + exchange.time_ms + hours * MS_PER_HOUR);
      if (reportIn(exchange).REGDATE !== local) t.fail(`${reportIn(exchange).REGDATE} is not ${local}`);
    }
  });
}

t.test('location cell+gps: the two fields that are not genuine are sent', async (t) => {
  const located = week((scenario) => {
    scenario.location = 'cell+gps';
  });
  const [exchange] = live(located, 0, () => refuse).exchanges;
  t.same(exchange && Object.keys(reportIn(exchange)).slice(-3), ['REGDATE', 'LATITUDE', 'LONGITUDE']);
});

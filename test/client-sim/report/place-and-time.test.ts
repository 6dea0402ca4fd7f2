import { cellPosition, parseDateTime } from '@phonehome/shared';
import t from 'tap';
import { CELL, cohort, norwegian, report } from './support.ts';

const phones = cohort(1, [norwegian]);

t.test('ACCESSTYPE: 1 mobile data, 2 Wi-Fi', async (t) => {
  t.equal(report(phones, { network: 'mobile' }).ACCESSTYPE, '1');
  t.equal(report(phones, { network: 'wifi' }).ACCESSTYPE, '2');
});

t.test('REGDATE is the local time of the phone, to the second', async (t) => {
  const at = (local: string): string | undefined =>
    report(phones, {}, { local_ms: parseDateTime(local) as number }).REGDATE;
  t.equal(at('2018-12-31 23:59:59'), '2018-12-31 23:59:59');
  t.equal(at('2019-01-01 00:00:00'), '2019-01-01 00:00:00');
  t.equal(
    report(phones, {}, { local_ms: (parseDateTime('2019-01-01') as number) + 999 }).REGDATE,
    '2019-01-01 00:00:00',
  );
});

t.test('the cell is that which serves the phone', async (t) => {
  const cells = [0, 1, 2, 3].map((cell) => Number(report(phones, { cell }).SIM1CELLID));
  const enodeb = cells.map((cell) => Math.floor(cell / 256));
  t.same(
    cells.map((cell) => cell % 256),
    [1, 2, 3, 1],
    'sector',
  );
  t.same(
    enodeb.map((site) => site - (enodeb[0] as number)),
    [0, 0, 0, 1],
    'site',
  );
});

t.test('out of service there is no cell', async (t) => {
  const dual = cohort(2, [norwegian, norwegian]);
  t.has(report(dual, { in_service: false, network: 'wifi' }), { SIM1CELLID: '', SIM2CELLID: '' });
});

t.test('location cell: no coordinates', async (t) => {
  const sent = report(phones);
  t.notOk('LATITUDE' in sent || 'LONGITUDE' in sent);
});

t.test('location cell+gps: LATITUDE and LONGITUDE of the site, last, all else as without', async (t) => {
  const without = report(phones, { cell: CELL });
  const sent = report(phones, { cell: CELL }, { with_coordinates: true });
  const { latitude, longitude } = cellPosition(CELL);
  t.same(Object.entries(sent), [...Object.entries(without), ['LATITUDE', latitude], ['LONGITUDE', longitude]]);
  t.not(latitude, '');
});

import { type ClaimFigure, claimFigures, MS_PER_DAY as DAY_MS } from '@phonehome/shared';
import { figures, measureFigures } from '@phonehome/simulation';
import t from 'tap';
import { HOUR_MS, life, MINUTE_MS, measured, phone, recordOf, SECOND_MS } from './support.ts';

const noon = 4 * DAY_MS + 12 * HOUR_MS;

t.test('every figure that a claim can name has a meaning and a unit', async (t) => {
  t.strictSame(Object.keys(figures).sort(), [...claimFigures].sort());
  for (const id of claimFigures)
    t.match(figures[id], { says: /^[a-z]/, unit: /^(share|per phone|per phone-day)$/ }, id);
});

t.test('of phones that send nothing, what counts reports is 0, and what is about reports is nothing', async (t) => {
  const values = measureFigures(life([phone({}), phone({})]));
  const zero = claimFigures.filter((id) => values[id] === 0);
  t.strictSame(zero, [
    'phones-reporting',
    'reports-a-phone',
    'reports-a-day',
    'days-with-two-reports',
    'phones-reporting-late',
    'fixed-reports-a-day',
  ]);
  t.ok(
    claimFigures.filter((id) => !zero.includes(id)).every((id) => values[id] === null),
    'the others have no value',
  );
});

t.test('phones and reports are counted while the phone has the client', async (t) => {
  const sender = phone({ reports_ms: [1, noon, noon + 1, noon + 2, 11 * DAY_MS] });
  t.equal(measured('phones-reporting', sender, phone({ reports_ms: [1, 11 * DAY_MS] })), 0.5);
  t.equal(measured('reports-a-phone', sender, phone({})), 1.5);
  t.equal(measured('reports-a-day', sender, phone({})), 3 / 16);
  t.equal(measured('fixed-reports-a-day', sender, phone({})), 1 / 4);
});

t.test('a restart has its report within 5 minutes; the first start with the build does not count', async (t) => {
  const boots_ms = [1, 2 * DAY_MS, noon, noon + HOUR_MS, 11 * DAY_MS];
  const after = (wait_ms: number) =>
    measured('boots-with-report', phone({ boots_ms, reports_ms: [2 * DAY_MS, noon + wait_ms] }));
  t.equal(after(0), 0.5);
  t.equal(after(5 * MINUTE_MS), 0.5);
  t.equal(after(5 * MINUTE_MS + 1), 0);
  t.equal(after(-1), 0);
});

t.test('a wake has its report within the minute after it', async (t) => {
  const after = (wait_ms: number) =>
    measured('wakes-with-report', phone({ wakes_ms: [1, noon], reports_ms: [1, noon + wait_ms] }));
  t.strictSame([-1, 0, MINUTE_MS, MINUTE_MS + 1].map(after), [0, 1, 1, 0]);
});

t.test(
  'an unlock has its report within the minute after it, or just before, with the wake of the same touch',
  async (t) => {
    const after = (wait_ms: number) =>
      measured('unlocks-with-report', phone({ unlocks_ms: [1, noon], reports_ms: [noon + wait_ms] }));
    t.strictSame([-10 * SECOND_MS - 1, -10 * SECOND_MS, MINUTE_MS, MINUTE_MS + 1].map(after), [0, 1, 1, 0]);
  },
);

t.test('an unlock after a pause is one whose wake came 20 minutes or more after the one before', async (t) => {
  const wakes_ms = [noon, noon + 20 * MINUTE_MS, noon + 40 * MINUTE_MS - 1];
  const unlocks_ms = wakes_ms.map((wake_ms) => wake_ms + 2 * SECOND_MS);
  const reports_ms = [unlocks_ms[1] as number];
  t.equal(measured('unlocks-with-report', phone({ wakes_ms, unlocks_ms, reports_ms })), 0.3333333333333333);
  t.equal(measured('idle-unlocks-with-report', phone({ wakes_ms, unlocks_ms, reports_ms })), 1);
  t.equal(measured('idle-unlocks-with-report', phone({ wakes_ms: [noon], unlocks_ms: [noon] })), null, 'none before');
});

t.test('days are whole local days with the client', async (t) => {
  const sender = phone({
    client_from_ms: 2 * DAY_MS + 1,
    reports_ms: [2 * DAY_MS + 1, 2 * DAY_MS + 2, noon, noon + 1, 5 * DAY_MS],
  });
  t.equal(measured('days-with-two-reports', sender), 1 / 7, 'day 2 began without it; day 5 has one report');
  // At UTC+1, 23:30 and 00:30 UTC are of one day.
  const late = phone({ reports_ms: [noon + 11.5 * HOUR_MS, noon + 12.5 * HOUR_MS] });
  t.equal(figures['days-with-two-reports'].measure(life([late])), 0);
  t.equal(figures['days-with-two-reports'].measure(life([late], HOUR_MS)), 1 / 7);
});

t.test('late is the last three days before the fix is released', async (t) => {
  const at = (time_ms: number) => measured('phones-reporting-late', phone({ reports_ms: [time_ms] }), phone({}));
  t.strictSame([7 * DAY_MS - 1, 7 * DAY_MS, 10 * DAY_MS - 1, 10 * DAY_MS].map(at), [0, 0.5, 0.5, 0]);
});

t.test('early is before the update, and only phones that send at all count', async (t) => {
  const early = phone({ reports_ms: [2 * DAY_MS - 1] });
  const punctual = phone({ reports_ms: [2 * DAY_MS] });
  t.equal(measured('phones-reporting-early', early, punctual, phone({})), 0.5);
});

t.test('what reports carry is the share of them in which the field is not empty', async (t) => {
  const carries = (figure: ClaimFigure, field: string) => {
    const reports = [{ [field]: '1' }, { [field]: '' }, {}, { OTHER: '1' }].map((report) => ({
      time_ms: noon,
      record: recordOf(report),
    }));
    return measured(figure, { ...phone({}), reports });
  };
  const fields: Partial<Record<ClaimFigure, string[]>> = {
    'reports-with-imei': ['IMEI1', 'IMEI2'],
    'reports-with-equipment-number': ['IMEI1', 'IMEI2', 'MEID'],
    'reports-with-iccid': ['SIM1ICCID', 'SIM2ICCID'],
    'reports-with-imsi': ['SIM1LTEIMSI', 'SIM1CDMAIMSI', 'SIM2LTEIMSI', 'SIM2CDMAIMSI', 'SIM2IMSI'],
    'reports-with-mac': ['MACID'],
    'reports-with-network-information': ['MACID', 'ACCESSTYPE', 'SIM1VoLTESW', 'SIM2VoLTESW'],
    'reports-with-cell': ['SIM1CELLID', 'SIM2CELLID'],
    'reports-with-coordinates': ['LATITUDE', 'LONGITUDE'],
  };
  for (const [figure, names] of Object.entries(fields)) {
    for (const name of names) t.equal(carries(figure as ClaimFigure, name), 0.25, `${figure}: ${name}`);
  }
  t.equal(carries('reports-with-imei', 'MEID'), 0, 'its first 14 digits are no whole IMEI');
});

t.test('clear text is a POST that was read; not accepted is refused, unanswered, or lost on the way', async (t) => {
  const kept = [recordOf({}, 'accepted'), recordOf({}, 'refused'), recordOf(null, 'silent'), null];
  const reports = kept.map((record) => ({ time_ms: noon, record }));
  t.equal(measured('reports-in-clear-text', { ...phone({}), reports }), 0.5);
  t.equal(measured('reports-not-accepted', { ...phone({}), reports }), 0.75);
});

t.test('values have four decimals at most', async (t) => {
  const values = measureFigures(life([phone({ reports_ms: [noon] }), phone({}), phone({})]));
  t.equal(values['phones-reporting'], 0.3333);
});

import t from 'tap';
import { type Life, live, only, refuse, reportIn, world } from './support.ts';

const of = world('fix-alone');
const used = ({ truth }: Life, until_ms: number): unknown[] =>
  truth
    .filter(({ time_ms }) => time_ms < until_ms)
    .flatMap(({ time_ms, happening }) =>
      happening.event === 'reply' || happening.event === 'report' ? [] : [[time_ms, happening.event]],
    );

for (const device of [0, 2, 4]) {
  t.test(`phones ${device} and ${device + 1} are twins: used alike until the fix`, async (t) => {
    const fixed = live(of, device, () => refuse);
    const unfixed = live(of, device + 1, () => refuse);
    t.same([fixed.run.cohort.id, unfixed.run.cohort.id], ['with-fix', 'without-fix']);
    const [update] = only(fixed.truth, 'system_update');
    const fix_ms = update?.time_ms ?? 0;
    t.ok(fix_ms > (of.cohorts[0]?.updates[0]?.released_ms ?? Number.POSITIVE_INFINITY), 'the fix comes');
    t.ok(used(fixed, fix_ms).length > 100, 'until then they are used');
    t.same(used(fixed, fix_ms), used(unfixed, fix_ms));
    t.same(
      only(fixed.truth, 'report')
        .filter(({ time_ms }) => time_ms < fix_ms)
        .map(({ time_ms }) => time_ms),
      only(unfixed.truth, 'report')
        .filter(({ time_ms }) => time_ms < fix_ms)
        .map(({ time_ms }) => time_ms),
    );
  });

  t.test(`phones ${device} and ${device + 1}: from the fix on one is silent, the other goes on`, async (t) => {
    const fixed = live(of, device, () => refuse);
    const unfixed = live(of, device + 1, () => refuse);
    const fix_ms = only(fixed.truth, 'system_update')[0]?.time_ms ?? 0;
    const later = ({ truth }: Life): number => only(truth, 'report').filter(({ time_ms }) => time_ms > fix_ms).length;
    t.equal(later(fixed), 0);
    t.ok(later(unfixed) > 100);
    const gates = only(fixed.truth, 'held_back').filter(({ time_ms }) => time_ms > fix_ms);
    t.same([...new Set(gates.map(({ happening }) => happening.gate))], ['master-switch-off']);
  });
}

t.test('twins that are offered the same update install it at the same moment', async (t) => {
  const both = world('fix-alone', ({ updates }) => {
    for (const update of updates) update.cohorts = ['with-fix', 'without-fix'];
  });
  const installed = [0, 1, 2, 3].map((device) => {
    return only(live(both, device, () => refuse).truth, 'system_update').map(({ time_ms }) => time_ms);
  });
  t.same(installed[0], installed[1]);
  t.same(installed[2], installed[3]);
  t.notSame(installed[0], installed[2], 'not so two people');
});

t.test('twins share no identity', async (t) => {
  const [one, other] = [0, 1]
    .map((device) => live(of, device, () => refuse).exchanges[0])
    .map((exchange) => {
      if (!exchange) throw new Error('each phone reports');
      return reportIn(exchange);
    });
  for (const field of ['MEID', 'IMEI1', 'SIM1ICCID', 'SIM1LTEIMSI', 'MACID']) {
    t.not(one?.[field], other?.[field], field);
  }
});

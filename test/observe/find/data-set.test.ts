import { join } from 'node:path';
import { createLeakFinder, findingsOf, hearExchange, type LeakKind, leakKinds } from '@phonehome/observe';
import t from 'tap';
import { generateWhole, moving, rowsOf, type TruthRow, temporaryFolder } from '../../dataset/support.ts';

/** Which kind of identifier a field of a report, or of another application, is. */
const kindOf: Readonly<Record<string, LeakKind>> = {
  IMEI: 'imei',
  IMEI1: 'imei',
  IMEI2: 'imei',
  MEID: 'meid',
  ICCID: 'iccid',
  SIM1ICCID: 'iccid',
  SIM2ICCID: 'iccid',
  IMSI: 'imsi',
  SIM1LTEIMSI: 'imsi',
  SIM2LTEIMSI: 'imsi',
  SIM1CDMAIMSI: 'imsi',
  SIM2CDMAIMSI: 'imsi',
  SIM2IMSI: 'imsi',
  MAC: 'mac',
  MACID: 'mac',
  SIM1CELLID: 'cell',
  SIM2CELLID: 'cell',
  LATITUDE: 'coordinates',
  LONGITUDE: 'coordinates',
};

t.test('of a data set with background, what is found is what the truth says leaked, kind by kind', async (t) => {
  const out = join(await temporaryFolder(t), 'set');
  await generateWhole({ scenario: moving(), out, days: 2, devices: 16, block_devices: 16, background: 1 });
  const observer = createLeakFinder({ flows_max: 100_000 });
  const exchanges = rowsOf<Record<string, unknown>>(out, 'exchanges');
  t.ok(exchanges.every((row) => hearExchange(observer, row)));
  const found = new Set([...findingsOf(observer.end())].map(({ flow, kind }) => `${flow.id} ${kind}`));
  const leaked = new Set<string>();
  for (const row of rowsOf<TruthRow>(out, 'truth')) {
    for (const field of row.leaked_fields.split(' ').filter((name) => name !== '')) {
      if (!kindOf[field]) t.fail(`no kind is known for ${field}`);
      leaked.add(`${row.exchange_id} ${kindOf[field]}`);
    }
  }
  for (const kind of leakKinds) {
    const of = (all: ReadonlySet<string>): string[] => [...all].filter((one) => one.endsWith(` ${kind}`));
    const [right, said] = [of(leaked), of(found)];
    const hits = said.filter((one) => leaked.has(one)).length;
    t.comment(`${kind}: ${right.length} leaked, ${said.length} found, ${hits} of them right`);
    t.equal(said.length - hits, 0, `${kind}: none is found that did not leak`);
    t.equal(right.length - hits, 0, `${kind}: none that leaked is missed`);
  }
  t.ok(leaked.size > 500);
});

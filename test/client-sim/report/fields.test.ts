import t from 'tap';
import { build } from '../support.ts';
import { cohort, norwegian, report, source } from './support.ts';

/** Dossier 2, row 7.0 / 8.0. */
const ORDER =
  'REGVER MEID MODEL SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM1TYPE SIM2CDMAIMSI SIM2ICCID SIM2LTEIMSI ' +
  'SIM2TYPE MACID OSVER ROM RAM IMEI1 IMEI2 SIM1CELLID SIM2CELLID DATASIM SIM1VoLTESW SIM2VoLTESW ACCESSTYPE REGDATE';

for (const regver of ['7.0', '8.0'] as const) {
  t.test(`REGVER ${regver}: the fields of the version, in its order`, async (t) => {
    const first_build = build({ regver });
    const sent = report(cohort(1, [norwegian], { first_build }));
    t.equal(Object.keys(sent).join(' '), ORDER);
    t.equal(sent.REGVER, regver);
  });
}

t.test('every field of a single-SIM phone', async (t) => {
  const of = source(cohort(1, [norwegian]));
  const { imeis, mac, sims } = of.identity;
  t.same(report(cohort(1, [norwegian])), {
    REGVER: '7.0',
    MEID: imeis[0]?.slice(0, 14),
    MODEL: 'HMD-Nokia 7 plus',
    SWVER: '00WW_3_39B_SP01',
    SIM1CDMAIMSI: '',
    UETYPE: '1',
    SIM1ICCID: sims[0]?.iccid,
    SIM1LTEIMSI: sims[0]?.imsi,
    SIM1TYPE: '',
    SIM2CDMAIMSI: '',
    SIM2ICCID: '',
    SIM2LTEIMSI: '',
    SIM2TYPE: '',
    MACID: mac,
    OSVER: '8.1.0',
    ROM: '64GB',
    RAM: '4GB',
    IMEI1: imeis[0],
    IMEI2: '',
    SIM1CELLID: String((1_048_576 - 64 * 64 + 100) * 256 + 1),
    SIM2CELLID: '',
    DATASIM: '1',
    SIM1VoLTESW: '1',
    SIM2VoLTESW: '',
    ACCESSTYPE: '1',
    REGDATE: '2019-02-01 12:34:56',
  });
});

t.test('SWVER is the build that the phone runs, not that of its first day', async (t) => {
  const february = build({ display_id: '00WW_3_39B_SP02' });
  t.equal(report(cohort(1, [norwegian]), { build: february }).SWVER, '00WW_3_39B_SP02');
});

t.test('every value is a string', async (t) => {
  const values = Object.values(report(cohort(2, [norwegian])));
  t.same(
    values.filter((value) => typeof value !== 'string'),
    [],
  );
});

import { collectReport2014, createIdentity } from '@phonehome/client-sim';
import { cellPosition } from '@phonehome/shared';
import t from 'tap';
import { CELL, chinaTelecom, cohort, norwegian, source } from './support.ts';

/** Dossier 2, row 1.0. */
const ORDER = 'REGVER MEID MODELSMS SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM1TYPE SIM2IMSI SID NID MACID';

t.test('REGVER 1.0: the fields of the version, in its order', async (t) => {
  t.equal(Object.keys(collectReport2014(source(cohort(1, [norwegian])))).join(' '), ORDER);
});

t.test('REGVER 1.0: every field of a single-SIM phone; it has no IMEI, no cell and no date', async (t) => {
  const of = source(cohort(1, [norwegian]));
  const { imeis, mac, sims } = of.identity;
  t.same(collectReport2014(of), {
    REGVER: '1.0',
    MEID: imeis[0]?.slice(0, 14),
    MODELSMS: 'HMD-Nokia 7 plus',
    SWVER: '00WW_3_39B_SP01',
    SIM1CDMAIMSI: '',
    UETYPE: '1',
    SIM1ICCID: sims[0]?.iccid,
    SIM1LTEIMSI: sims[0]?.imsi,
    SIM1TYPE: '',
    SIM2IMSI: '',
    SID: '0',
    NID: '65535',
    MACID: mac,
  });
});

t.test('REGVER 1.0: of SIM 2 there is the IMSI', async (t) => {
  const of = source(cohort(2, [chinaTelecom, norwegian]));
  const [sim1, sim2] = of.identity.sims;
  t.has(collectReport2014(of), { SIM1CDMAIMSI: sim1?.imsi, SIM1LTEIMSI: sim1?.imsi, SIM2IMSI: sim2?.imsi });
  t.not(sim1?.imsi, sim2?.imsi);
});

t.test('REGVER 1.0: SID and NID are the same on every phone', async (t) => {
  const phones = cohort(2, [chinaTelecom, norwegian]);
  const pairs = [0, 1, 2].map((device) => {
    const { SID, NID } = collectReport2014(source(phones, {}, { identity: createIdentity(phones, device, device) }));
    return `${SID} ${NID}`;
  });
  t.same(new Set(pairs), new Set(['0 65535']));
});

t.test('REGVER 1.0: with location cell+gps, LATITUDE and LONGITUDE last', async (t) => {
  const of = source(cohort(1, [norwegian]), { cell: CELL });
  const { latitude, longitude } = cellPosition(CELL);
  t.same(Object.entries(collectReport2014({ ...of, with_coordinates: true })), [
    ...Object.entries(collectReport2014(of)),
    ['LATITUDE', latitude],
    ['LONGITUDE', longitude],
  ]);
});

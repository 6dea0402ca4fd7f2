import {
  collectReport,
  collectReport2014,
  collectReportKaios,
  collectReportModule,
  createIdentity,
} from '@phonehome/client-sim';
import { constantMeid, reservedRanges } from '@phonehome/shared';
import t from 'tap';
import { build } from '../support.ts';
import { chinaTelecom, cohort, norwegian, source } from './support.ts';

t.test('REGVER 2: every field of a module, in the order of the version; nothing about network and place', async (t) => {
  const of = source(cohort(1, [chinaTelecom], { first_build: build({ family: 'lte-module', regver: '2' }) }));
  const { imeis, sims } = of.identity;
  t.strictSame(Object.entries(collectReportModule(of)), [
    ['REGVER', '2'],
    ['MEID', imeis[0]?.slice(0, 14)],
    ['MODEL', 'HMD-Nokia 7 plus'],
    ['SWVER', '00WW_3_39B_SP01'],
    ['SIM1ICCID', sims[0]?.iccid],
    ['SIM1LTEIMSI', sims[0]?.imsi],
  ]);
});

t.test('KaiOS: the report of 8.0, but for a MEID that is the same on every phone', async (t) => {
  const phones = cohort(2, [chinaTelecom, norwegian], { first_build: build({ family: 'kaios-2020', regver: '8.0' }) });
  const meids = [0, 1, 2].map((device) => {
    const of = source(phones, {}, { identity: createIdentity(phones, device, device) });
    const { MEID, ...others } = collectReportKaios(of);
    const { MEID: usual, ...same } = collectReport(of);
    t.strictSame(others, same);
    t.not(MEID, usual);
    t.strictSame(Object.keys(collectReportKaios(of)), Object.keys(collectReport(of)));
    return MEID;
  });
  t.strictSame(new Set(meids), new Set([constantMeid]));
});

t.test('the constant MEID has 14 digits and is from the reserved range', async (t) => {
  t.match(constantMeid, /^\d{14}$/);
  t.ok(constantMeid.startsWith(reservedRanges.imei.prefix));
});

t.test('MediaTek: the report of 1.0, whatever version the build of another client had', async (t) => {
  const of = source(cohort(1, [norwegian], { first_build: build({ family: 'mediatek-2014', regver: '1.0' }) }));
  t.equal(collectReport2014(of).REGVER, '1.0');
});

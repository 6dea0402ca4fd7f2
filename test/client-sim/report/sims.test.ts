import { cellBeside, cellId, luhnHolds } from '@phonehome/shared';
import t from 'tap';
import { CELL, chinaTelecom, cohort, norwegian, report, source } from './support.ts';

t.test('dual SIM: each slot has its card, IMEI, cell and VoLTE switch', async (t) => {
  const phones = cohort(2, [norwegian, chinaTelecom], { data_sim: 2 });
  const { imeis, sims } = source(phones).identity;
  t.has(report(phones), {
    SIM1ICCID: sims[0]?.iccid,
    SIM1LTEIMSI: sims[0]?.imsi,
    SIM2ICCID: sims[1]?.iccid,
    SIM2LTEIMSI: sims[1]?.imsi,
    IMEI1: imeis[0],
    IMEI2: imeis[1],
    DATASIM: '2',
    SIM1VoLTESW: '1',
    SIM2VoLTESW: '2',
  });
  t.not(imeis[0], imeis[1], 'two modems');
  t.not(sims[0]?.iccid, sims[1]?.iccid, 'two cards');
});

t.test('dual SIM: the second SIM is served by the next sector of the same site', async (t) => {
  for (const cell of [CELL, CELL + 1, CELL + 2]) {
    const { SIM1CELLID, SIM2CELLID } = report(cohort(2, [norwegian, norwegian]), { cell });
    t.equal(SIM1CELLID, cellId(cell));
    t.equal(SIM2CELLID, cellId(cellBeside(cell, 1)));
  }
});

t.test('dual SIM with an empty slot: its fields are empty, but it has an IMEI', async (t) => {
  const sent = report(cohort(2, [norwegian]));
  t.has(sent, { SIM2ICCID: '', SIM2LTEIMSI: '', SIM2CDMAIMSI: '', SIM2CELLID: '', SIM2VoLTESW: '' });
  t.ok(luhnHolds(sent.IMEI2 as string), 'IMEI2');
});

t.test('only a China Telecom card has a CDMA IMSI', async (t) => {
  const sent = report(cohort(2, [chinaTelecom, norwegian]));
  t.equal(sent.SIM1CDMAIMSI, sent.SIM1LTEIMSI);
  t.not(sent.SIM1CDMAIMSI, '');
  t.equal(sent.SIM2CDMAIMSI, '');
});

t.test('VoLTE: 1 on, 2 off, 3 not supported', async (t) => {
  for (const [volte, field] of [
    ['on', '1'],
    ['off', '2'],
    ['not-supported', '3'],
  ] as const) {
    t.equal(report(cohort(1, [{ ...norwegian, volte }])).SIM1VoLTESW, field, volte);
  }
});

t.test('identities come from the reserved ranges', async (t) => {
  const sent = report(cohort(2, [norwegian, chinaTelecom]));
  t.match(sent.IMEI1, /^00999\d{10}$/);
  t.match(sent.SIM1ICCID, /^89000\d{15}$/);
  t.match(sent.SIM2ICCID, /^8986030099\d{10}$/);
  t.match(sent.SIM1LTEIMSI, /^00101\d{10}$/);
  t.match(sent.MACID, /^02(:[0-9a-f]{2}){5}$/);
});

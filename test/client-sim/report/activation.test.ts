import { collectActivation, createIdentity } from '@phonehome/client-sim';
import { activationFields, luhnHolds, parseDateTime } from '@phonehome/shared';
import t from 'tap';
import { build } from '../support.ts';
import { chinaTelecom, cohort, norwegian, report, SEED } from './support.ts';

const dual = cohort(2, [norwegian, chinaTelecom]);
const source = {
  model: dual.model,
  identity: createIdentity(dual, 4, SEED),
  build: build(),
  country: 'NO',
  local_ms: parseDateTime('2018-12-03 23:59:59') as number,
};
const activation = collectActivation(source);

t.test('the fields are those of the family', async (t) => {
  t.strictSame(Object.keys(activation), [...activationFields]);
  t.match(activation, { model: 'HMD-Nokia 7 plus', build: '00WW_3_39B_SP01', country: 'NO' });
});

t.test('of two IMEIs only the first, a reserved one', async (t) => {
  t.equal(activation.imei, source.identity.imeis[0]);
  t.match(activation.imei, /^00999\d{10}$/);
  t.ok(luhnHolds(activation.imei));
});

t.test('of the time only the local day', async (t) => {
  t.equal(activation.date, '2018-12-03');
  t.equal(collectActivation({ ...source, local_ms: source.local_ms + 1000 }).date, '2018-12-04');
});

t.test(
  'nothing about SIM, subscriber, Wi-Fi or cell that the China Telecom report of the same phone tells',
  async (t) => {
    const values = Object.values(activation);
    const told = report(dual, {}, { identity: source.identity });
    for (const name of ['SIM1ICCID', 'SIM2ICCID', 'SIM1LTEIMSI', 'SIM2LTEIMSI', 'MACID', 'SIM1CELLID', 'IMEI2']) {
      t.ok(told[name], `the report has ${name}`);
      t.notOk(
        values.some((value) => value.includes(told[name] as string)),
        `the activation has no ${name}`,
      );
    }
  },
);

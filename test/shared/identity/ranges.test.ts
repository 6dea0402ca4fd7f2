import {
  dummyCdmaNetwork,
  iccid,
  imei,
  imsi,
  isChinaTelecomIccid,
  luhnHolds,
  macAddress,
  meidOfImei,
  type ReservedRange,
  rangeCapacity,
  reservedRanges,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anySeed, problemsOf } from '../support.ts';

interface Identity {
  readonly range: ReservedRange;
  readonly make: (index: number, seed: number) => string;
  /** The form that dossier 6 allows. */
  readonly form: RegExp;
  readonly luhn: boolean;
}

const identities: Readonly<Record<string, Identity>> = {
  IMEI: { range: reservedRanges.imei, make: imei, form: /^00999\d{10}$/, luhn: true },
  IMSI: { range: reservedRanges.imsi, make: imsi, form: /^00101\d{10}$/, luhn: false },
  'ICCID of a generic card': {
    range: reservedRanges.iccid,
    make: (index, seed) => iccid('generic', index, seed),
    form: /^89000\d{15}$/,
    luhn: true,
  },
  'ICCID of a China Telecom card': {
    range: reservedRanges.iccidChinaTelecom,
    make: (index, seed) => iccid('china-telecom', index, seed),
    form: /^8986030099\d{10}$/,
    luhn: true,
  },
  'MAC address': { range: reservedRanges.mac, make: macAddress, form: /^02(:[0-9a-f]{2}){5}$/, luhn: false },
};

for (const [name, { range, make, form, luhn }] of Object.entries(identities)) {
  const last = rangeCapacity(range) - 1;
  const anyIndex = fc.integer({ min: 0, max: last });

  t.test(`${name}: every number has the form of the reserved range${luhn ? ', with Luhn digit' : ''}`, async () => {
    fc.assert(
      fc.property(anyIndex, anySeed, (index, seed) => {
        const made = make(index, seed);
        return form.test(made) && (!luhn || luhnHolds(made));
      }),
      { numRuns: 500, examples: [0, last].map((index) => [index, 5]) },
    );
  });

  t.test(`${name}: no two indexes share a number`, async () => {
    fc.assert(
      fc.property(anySeed, fc.uniqueArray(anyIndex, { minLength: 2, maxLength: 100 }), (seed, indexes) => {
        return new Set(indexes.map((index) => make(index, seed))).size === indexes.length;
      }),
    );
  });

  t.test(`${name}: another seed gives other numbers`, async (t) => {
    const first = (seed: number) => [0, 1, 2, 3].map((index) => make(index, seed));
    t.notSame(first(1), first(2));
    t.notSame(first(1), first(1 + 2 ** 32));
  });

  t.test(`${name}: an index beyond the range, or none, is refused with the capacity`, async (t) => {
    t.match(make(last, 5), form, 'the last one is given');
    for (const index of [last + 1, last + 1e9, -1, 0.5, Number.NaN]) {
      const [problem] = problemsOf('IDENTITY_RANGE_FULL', () => make(index, 5));
      t.match(problem?.what, `holds ${last + 1} numbers; number ${index} `);
      t.equal(problem?.remedy, 'Run fewer phones');
    }
  });
}

t.test('a MAC address is locally administered and that of a single station', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: rangeCapacity(reservedRanges.mac) - 1 }), anySeed, (index, seed) => {
      const firstOctet = Number.parseInt(macAddress(index, seed).slice(0, 2), 16);
      return (firstOctet & 2) === 2 && (firstOctet & 1) === 0;
    }),
  );
});

t.test('a MEID is the first 14 digits of the IMEI', async (t) => {
  t.equal(meidOfImei('009990123456785'), '00999012345678');
});

t.test('SID and NID are fixed dummy values; the NID is the reserved one, which no network has', async (t) => {
  t.strictSame(dummyCdmaNetwork, { sid: '0', nid: String(2 ** 16 - 1) });
});

t.test('the client knows a card of China Telecom by three prefixes, and takes no generic card for one', async (t) => {
  for (const prefix of ['898603', '898611', '898612']) t.ok(isChinaTelecomIccid(`${prefix}00`), prefix);
  for (const other of ['898600', '898601', '89860', '', ' 898603', '89000898603']) t.notOk(isChinaTelecomIccid(other));
  t.ok(isChinaTelecomIccid(iccid('china-telecom', 0, 5)));
  t.notOk(isChinaTelecomIccid(iccid('generic', 0, 5)));
});

t.test('there is no range but these', async (t) => {
  t.strictSame(
    Object.values(reservedRanges).map(({ prefix }) => prefix),
    ['00999', '00101', '89000', '8986030099', '02'],
  );
});

import {
  CELL_COUNT,
  cellId,
  dummyCdmaNetwork,
  dummyPhoneNumber,
  type IdentityKind,
  iccid,
  identify,
  identityKinds,
  imei,
  imsi,
  luhnDigit,
  macAddress,
  makerActivation,
  meidOfImei,
  type Reading,
  rangeCapacity,
  reservedIdentities,
  reservedRanges,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anySeed } from '../support.ts';

/** The one reading of a value as a kind. */
function readAs(kind: IdentityKind, value: string): Reading {
  const { readings } = identify(value, kind);
  if (readings.length !== 1) throw new Error(`${value}: ${readings.length} readings as ${kind}`);
  return readings[0] as Reading;
}

const kindsOf = (value: string): string[] => identify(value).readings.map(({ kind }) => kind);
const withLuhn = (digits: string): string => digits + luhnDigit(digits);
// Put together here, so that no file holds a number that could be somebody's.
const realImei = withLuhn(`35${'0'.repeat(11)}1`);

const allocated: readonly [IdentityKind, number, (index: number, seed: number) => string][] = [
  ['imei', rangeCapacity(reservedRanges.imei), imei],
  ['meid', rangeCapacity(reservedRanges.imei), (index, seed) => meidOfImei(imei(index, seed))],
  ['imsi', rangeCapacity(reservedRanges.imsi), imsi],
  ['iccid', rangeCapacity(reservedRanges.iccid), (index, seed) => iccid('generic', index, seed)],
  ['iccid', rangeCapacity(reservedRanges.iccidChinaTelecom), (index, seed) => iccid('china-telecom', index, seed)],
  ['mac', rangeCapacity(reservedRanges.mac), macAddress],
  ['cell', CELL_COUNT, cellId],
  ['sid', 1, () => dummyCdmaNetwork.sid],
  ['nid', 1, () => dummyCdmaNetwork.nid],
  ['phone-number', 1, () => dummyPhoneNumber],
  ['host', 1, () => makerActivation.host],
];

for (const [kind, capacity, make] of allocated) {
  t.test(`every ${kind} that phonehome gives is known as nobody's, also if its kind is not told`, async () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: capacity - 1 }), anySeed, (index, seed) => {
        const value = make(index, seed);
        const { range, could_be_real, check_digit } = readAs(kind, value);
        const asked = kind === 'sid' || kind === 'nid';
        const told = asked || (!identify(value).could_be_real && kindsOf(value).includes(kind));
        return range?.used === true && !could_be_real && check_digit?.holds !== false && told;
      }),
      { numRuns: 300, examples: [0, capacity - 1].map((index) => [index, 5]) },
    );
  });
}

t.test('any other digit in the place of one is found by the check digit, which is told', async () => {
  const digits = fc.stringMatching(/^[0-9]{14}$/);
  const anyPlace = fc.integer({ min: 0, max: 14 });
  fc.assert(
    fc.property(digits, anyPlace, fc.integer({ min: 1, max: 9 }), (body, place, by) => {
      const right = withLuhn(body);
      const changed = [...right].map((digit, i) => (i === place ? String((Number(digit) + by) % 10) : digit)).join('');
      const { check_digit } = readAs('imei', changed);
      const told = readAs('imei', changed.slice(0, 14) + check_digit?.right).check_digit;
      return readAs('imei', right).check_digit?.holds === true && check_digit?.holds === false && told?.holds === true;
    }),
  );
});

t.test('a value outside the reserved ranges could be real, whatever its check digit', async (t) => {
  const wrong = realImei.slice(0, 14) + ((Number(realImei[14]) + 1) % 10);
  t.match(identify(realImei), { could_be_real: true });
  t.match(readAs('imei', realImei), { range: null, check_digit: { holds: true }, structure: { reporting_body: '35' } });
  t.match(readAs('imei', wrong), { could_be_real: true, why: /its check digit is \d, not \d/ });
  t.equal(identify(`${realImei}0`).could_be_real, true, 'an IMEISV');
  t.equal(identify(realImei.slice(0, 14)).could_be_real, true, 'without its check digit');
  t.equal(identify(`242${'0'.repeat(12)}`, 'imsi').could_be_real, true);
  for (const prefix of ['898603', '89860399', '8947', '891']) {
    t.equal(identify(withLuhn(prefix.padEnd(19, '0')), 'iccid').could_be_real, true, prefix);
  }
  t.equal(identify('00:1b:63:00:00:01').could_be_real, true);
  t.equal(identify('192.168.1.1').could_be_real, true, 'private, but in use');
  t.equal(identify('+4915000000000').could_be_real, true);
  t.equal(identify(cellId(0).replace(/^2/, '1')).could_be_real, true);
  t.equal(identify('example.organic').could_be_real, true);
});

t.test('parts of each kind', async (t) => {
  t.match(readAs('imei', '009990123456785').structure, { tac: '00999012', reporting_body: '00', serial: '345678' });
  t.match(readAs('imei', '00-999012-345678-5').structure, { tac: '00999012' }, 'grouped as on a box');
  t.match(readAs('imeisv', '0099901234567812').structure, { serial: '345678', software_version: '12' });
  t.match(readAs('imsi', '001010123456789').structure, { mcc: '001', mnc: '01' });
  t.match(readAs('iccid', iccid('china-telecom', 0, 5)).structure, {
    country_code: '86',
    issuer_prefix: '898603, China Telecom',
  });
  t.match(readAs('iccid', `${iccid('generic', 0, 5).slice(0, 19)}F`).structure, { country_code: /^000: no/ });
  t.match(readAs('mac', '02-00-00-12-34-56').structure, { administered: 'locally', cast: 'individual' });
  t.match(readAs('mac', '0200.0012.3456').range, { id: 'mac' });
  t.match(readAs('mac', 'ff:ff:ff:ff:ff:ff'), { could_be_real: false });
  t.match(readAs('cell', cellId(0)).structure, { enodeb: '1044480', sector: '1' });
  t.match(readAs('cell', `0x${Number(cellId(0)).toString(16)}`).range, { id: 'cells' });
  t.match(readAs('host', 'person-0@example.org').structure, { top_level: 'org' });
});

t.test('MEIDs, hexadecimal and decimal: the example of the standard', async (t) => {
  const hexadecimal = readAs('meid', 'AF0123450ABCDE');
  t.match(hexadecimal, { could_be_real: true, structure: { region: 'af' }, check_digit: null });
  t.match(readAs('meid', '293608736500703710').structure, { hexadecimal: 'af0123450abcde', form: 'decimal' });
  t.match(readAs('meid', 'AF0123450ABCDEC').check_digit, { given: 'c', right: 'c', holds: true });
  t.match(readAs('meid', 'AF0123450ABCDE1').check_digit, { right: 'c', holds: false });
});

t.test('an ambiguous value has a reading for each kind', async (t) => {
  t.strictSame(kindsOf('001010123456789'), ['imei', 'imsi']);
  t.strictSame(kindsOf('00999012345678'), ['meid']);
  t.strictSame(kindsOf(iccid('generic', 0, 5)), ['iccid']);
  t.strictSame(kindsOf('0'), ['cell'], 'SID and NID only if asked for');
});

t.test('what is no identifier has no reading', async (t) => {
  for (const value of [
    '',
    ' ',
    'hello',
    '1234567890',
    '1'.repeat(21),
    '89x',
    '12:34',
    '::g',
    '1.2.3',
    '256.1.1.1',
    '-',
    '+1',
  ])
    t.strictSame(identify(value), { value: value.trim(), readings: [], could_be_real: false }, value);
});

t.test('never throws, and is of the same mind about a value however it is trimmed', async () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(undefined, ...identityKinds), (value, as) => {
      const { readings, could_be_real } = identify(` ${value}\n`, as);
      return readings.some((one) => one.could_be_real) === could_be_real;
    }),
  );
});

t.test('every range of dossier 6 has a source and a capacity, and names itself once', async (t) => {
  const ids = reservedIdentities.map(({ id }) => id);
  t.equal(new Set(ids).size, ids.length);
  for (const { id, capacity, source, form } of reservedIdentities) t.ok(capacity > 0n && source && form, id);
  const used = new Set(reservedIdentities.filter((range) => range.used).map(({ kind }) => kind));
  t.strictSame([...used].sort(), [...identityKinds].sort(), 'of each kind phonehome takes some');
});

t.test('a range has as many members as its capacity says', async (t) => {
  const capacity = (id: string) => reservedIdentities.find((range) => range.id === id)?.capacity;
  t.equal(capacity('cells'), BigInt(Array.from({ length: CELL_COUNT }, (_, cell) => cellId(cell)).length));
  t.equal(capacity('imei'), 10n ** 9n);
  t.equal(capacity('mac'), 1n << 40n);
  t.equal(capacity('ip-2001-db8'), 1n << 96n);
  const cells = reservedIdentities.find(({ id }) => id === 'cells');
  for (const id of [Number(cellId(0)) - 1, Number(cellId(2)) + 1, 2 ** 28]) t.notOk(cells?.contains(String(id)));
});

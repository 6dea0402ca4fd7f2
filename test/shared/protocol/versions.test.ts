import {
  fieldDefinition,
  fieldNames,
  missingRequired,
  primaryIccid,
  reportVersions,
  valueCheck,
  valueRule,
} from '@phonehome/shared';
import t from 'tap';

/** Dossier 2, the rows of the table of fields. */
const fields: Readonly<Record<string, string>> = {
  '1.0': 'REGVER MEID MODELSMS SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM1TYPE SIM2IMSI SID NID MACID',
  '2': 'REGVER MEID MODEL SWVER SIM1ICCID SIM1LTEIMSI',
  '3.0': 'REGVER MEID MODEL SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM2CDMAIMSI SIM2ICCID SIM2LTEIMSI MACID',
  '5.0': 'REGVER MEID MODEL SWVER IMEI1 SIM1CDMAIMSI SIM1ICCID SIM1LTEIMSI SIM1CELLID REGDATE',
  '7.0':
    'REGVER MEID MODEL SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM1TYPE SIM2CDMAIMSI SIM2ICCID SIM2LTEIMSI ' +
    'SIM2TYPE MACID OSVER ROM RAM IMEI1 IMEI2 SIM1CELLID SIM2CELLID DATASIM SIM1VoLTESW SIM2VoLTESW ACCESSTYPE REGDATE',
};

t.test('each version has the fields of the dossier, in its order', async (t) => {
  const found = Object.fromEntries(Array.from(reportVersions.values(), (one) => [one.regver, one.fields.join(' ')]));
  t.strictSame(found, { ...fields, '8.0': fields['7.0'] });
  for (const { regver, optional } of reportVersions.values())
    t.equal(optional.join(), ['7.0', '8.0'].includes(regver) ? 'MLPLVER,MSPLVER,MMEID' : '', regver);
});

t.test('each version says whose it is, what it requires, and where it is known from', async (t) => {
  for (const { regver, era, reference, required, fields } of reportVersions.values()) {
    t.ok(era && reference, regver);
    for (const group of required)
      t.ok(
        group.some((name) => fields.includes(name)),
        `${regver}: ${group}`,
      );
  }
});

t.test('rules of values are those of the dossier', async (t) => {
  const follows = (name: string, value: string, regver = '7.0'): boolean => {
    const version = reportVersions.get(regver);
    const rule = version && valueRule(version, name);
    if (!rule) throw new Error(`no rule for ${name}`);
    return valueCheck(rule)(value);
  };
  const good: readonly (readonly [string, ...string[]])[] = [
    ['REGVER', '7.0'],
    ['MODEL', 'HMD-Nokia 7 plus', 'A-', 'ABC-1+'],
    ['SWVER', 'x'.repeat(60)],
    ['UETYPE', '1'],
    ['ACCESSTYPE', '1', '2'],
    ['SIM1VoLTESW', '1', '2', '3'],
    ['DATASIM', '1', '2'],
    ['REGDATE', '2019-01-31 23:59:59'],
    ['MACID', '02:00:00:00:00:ff'],
    ['SIM1CELLID', '267386881'],
  ];
  const bad: typeof good = [
    ['REGVER', '8.0', '7'],
    ['MODEL', 'HMDX-Nokia', 'HMD', 'A-a_b', 'A-a+b', `A-${'x'.repeat(19)}`, 'A-a\n'],
    ['SWVER', 'x'.repeat(61)],
    ['ACCESSTYPE', '3', '01'],
    ['SIM1VoLTESW', '0', '4'],
    ['DATASIM', '0', '3'],
    ['REGDATE', '2019-13-01 00:00:00', '2019-01-01T00:00:00', '2019-01-01 24:00:00', '2019-01-01 00:00:00\n'],
    ['MACID', '02:00:00:00:00:FF', '020000000000', '02:00:00:00:00'],
    ['SIM1CELLID', '0xff', '1 2', '-1'],
  ];
  for (const [name, ...values] of good) for (const value of values) t.ok(follows(name, value), `${name} ${value}`);
  for (const [name, ...values] of bad) for (const value of values) t.notOk(follows(name, value), `${name} ${value}`);
});

t.test('SIM1TYPE, SID and NID have no known meaning; MODELSMS none that sets it apart from MODEL', async (t) => {
  for (const name of ['SIM1TYPE', 'SID', 'NID']) t.match(fieldDefinition(name)?.meaning, /^not known; /, name);
  t.match(fieldDefinition('MODELSMS')?.meaning, /^maker code and model; how it differs from MODEL is not known/);
});

t.test('every field of a version is explained, once', async (t) => {
  for (const { fields, optional } of reportVersions.values()) {
    for (const name of [...fields, ...optional]) t.ok(fieldDefinition(name)?.meaning, name);
  }
  t.equal(new Set(fieldNames).size, fieldNames.length);
  t.equal(fieldDefinition('WEATHER'), undefined);
  t.equal(fieldDefinition('constructor'), undefined);
});

t.test('coordinates are in no version, and marked as not genuine', async (t) => {
  for (const name of ['LATITUDE', 'LONGITUDE']) {
    t.match(fieldDefinition(name), { meaning: /not a genuine field/, sensitivity: 'location', reference: 'ours' });
    for (const { fields, optional } of reportVersions.values()) t.notOk([...fields, ...optional].includes(name));
  }
});

t.test('a report is complete with version, device, model, build and card', async (t) => {
  const complete = { REGVER: '7.0', MEID: '1', MODEL: 'a', SWVER: 'b', SIM1ICCID: '2' };
  t.strictSame(missingRequired(complete), []);
  t.strictSame(missingRequired({ ...complete, MEID: '', IMEI1: '1' }), [], 'an IMEI does for a MEID');
  t.strictSame(missingRequired({ ...complete, MODEL: '', MODELSMS: 'a' }), [], 'MODELSMS does for MODEL');
  t.strictSame(missingRequired({ ...complete, SIM1ICCID: '', SIM2ICCID: '2' }), ['SIM1ICCID']);
  t.strictSame(missingRequired({}), ['REGVER', 'MEID or IMEI1', 'MODEL or MODELSMS', 'SWVER', 'SIM1ICCID']);
});

t.test('the primary card is the one in the data slot, else in slot 1', async (t) => {
  const cards = { SIM1ICCID: 'one', SIM2ICCID: 'two' };
  t.equal(primaryIccid({ ...cards, DATASIM: '1' }), 'one');
  t.equal(primaryIccid({ ...cards, DATASIM: '2' }), 'two');
  t.equal(primaryIccid(cards), 'one');
  t.equal(primaryIccid({ ...cards, DATASIM: '3' }), 'one');
  t.equal(primaryIccid({ DATASIM: '2' }), '');
});

import { fieldDefinition, fieldNames, missingRequired, primaryIccid, reportVersions } from '@phonehome/shared';
import t from 'tap';

/** Dossier 2, the row of the "2018 v1" parameter set. */
const fields2018 =
  'REGVER MEID MODEL SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM1TYPE SIM2CDMAIMSI SIM2ICCID SIM2LTEIMSI ' +
  'SIM2TYPE MACID OSVER ROM RAM IMEI1 IMEI2 SIM1CELLID SIM2CELLID DATASIM SIM1VoLTESW SIM2VoLTESW ACCESSTYPE REGDATE';

/** Dossier 2, the row of the phones of 2014. */
const fields2014 =
  'REGVER MEID MODELSMS SWVER SIM1CDMAIMSI UETYPE SIM1ICCID SIM1LTEIMSI SIM1TYPE SIM2IMSI SID NID MACID';

t.test('each version has the fields of the dossier, in its order', async (t) => {
  const of2018 = { fields: fields2018.split(' '), optional: ['MLPLVER', 'MSPLVER', 'MMEID'] };
  t.strictSame(Object.fromEntries(reportVersions), {
    '1.0': { regver: '1.0', fields: fields2014.split(' '), optional: [] },
    '7.0': { regver: '7.0', ...of2018 },
    '8.0': { regver: '8.0', ...of2018 },
  });
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

import { luhnDigit, luhnHolds } from '@phonehome/shared';
import t from 'tap';
import { textFiles } from './support.ts';

/** A text and what is in base64 in it, twice: a record keeps in base64 the body that the phone sent in base64. */
function layersOf(text: string, depth = 2): string[] {
  const encoded = depth > 0 ? (text.match(/(?:[A-Za-z0-9+/]{4}\n?){15,}[A-Za-z0-9+/]*={0,2}/g) ?? []) : [];
  return [text, ...encoded.flatMap((run) => layersOf(Buffer.from(run, 'base64').toString('latin1'), depth - 1))];
}

/** The whole numbers in a text that have so many digits and hold as IMEI or ICCID would. */
function numbersIn(text: string, digits: RegExp): string[] {
  return layersOf(text.replace(hashes, '')).flatMap((layer) => (layer.match(digits) ?? []).filter(luhnHolds));
}

/** SHA-256 hashes: 64 hexadecimal digits, among which any number of decimal ones may stand in a row. */
const hashes = /\b[0-9a-f]{64}\b/g;
const imeis = /(?<!\d)\d{15}(?!\d)/g;
const iccids = /(?<!\d)89\d{17,18}(?!\d)/g;
const reservedImei = /^00(?:999|101)/;
const reservedIccid = /^(?:89000|8986030099)/;

t.test("the search finds a number that could be somebody's", async (t) => {
  // Made here, so that this file holds none.
  const complete = (digits: string): string => digits + luhnDigit(digits);
  const imei = complete(`35${'0'.repeat(12)}`);
  t.strictSame(numbersIn(`x${imei}-1`, imeis), [imei]);
  t.strictSame(numbersIn(`1${imei}`, imeis), [], 'sixteen digits are no IMEI');
  t.notOk(reservedImei.test(imei));
  for (const iccid of [complete(`8947${'0'.repeat(14)}`), complete(`898601${'0'.repeat(13)}`)]) {
    t.strictSame(numbersIn(`"${iccid}"`, iccids), [iccid]);
    t.notOk(reservedIccid.test(iccid));
  }
});

t.test('every number in the repository that holds as an IMEI is from the ranges of dossier 6', async (t) => {
  for (const [path, text] of textFiles(/./)) {
    for (const number of numbersIn(text, imeis)) t.match(number, reservedImei, `${path}: ${number}`);
  }
});

t.test('every number in the repository that holds as an ICCID is from the ranges of dossier 6', async (t) => {
  for (const [path, text] of textFiles(/./)) {
    for (const number of numbersIn(text, iccids)) t.match(number, reservedIccid, `${path}: ${number}`);
  }
});

t.test('the search sees into bodies of recorded requests, which are base64', async (t) => {
  const [[, request] = ['', '']] = textFiles(/family-phone-2017-7\.0\.request$/);
  const recorded = JSON.stringify({ body_base64: Buffer.from(request).toString('base64') });
  for (const text of [request, recorded]) {
    t.strictSame([numbersIn(text, imeis).length, numbersIn(text, iccids).length], [1, 1]);
  }
});

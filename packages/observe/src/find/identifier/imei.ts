import { luhnDigit, luhnHolds } from '@phonehome/shared';
import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, hasDigits, type Token, tokensOf } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';

/** Fifteen digits, or 16 with a software version; grouped by their parts as people write them. */
const FORM =
  /(?<![A-Za-z](?<![Ii][Mm][Ee][Ii])|[\d.+]|\d,|(?<!\d{15}|\b(?:imsi|supi|imei|imeisv|pei|d|dev|device|phone|ue|handset|tracker|client|thing))-)(?:\d{15,16}|\d{2}[ -]\d{6}[ -]\d{6}[ -]\d{1,2}|\d{6}[ -]\d{2}[ -]\d{6}[ -]\d{1,2}|\d{8}[ -]\d{6}[ -]\d{1,2}|\d{8}\/\d{6}\/\d{1,2}|\d{6}\/\d{2}\/\d{6}\/\d{1,2})(?![A-Za-z\d]|-(?!\d{15}(?!\d))|[.,]\d)/g;

/**
 * How type allocation codes begin, by reporting body (GSMA TS.06), and how telling that is: nearly all phones of the last
 * twenty years have codes of two bodies; 00 is for test equipment.
 */
const TACS: readonly (readonly [form: RegExp, points: number])[] = [
  [/^(?:35|86)/, 7],
  [/^(?:01[0-6]|9900)/, 5],
  [/^0099/, 6],
  [/^91/, 0],
  [/^(?:00|01|44|45|49|5[0-4]|98|99)/, -4],
];

/** Type allocation code and serial number. */
const BODY_DIGITS = 14;

/** Numbers that stand for none. */
const isDummy = (digits: string): boolean => /^(\d)\1+$/.test(digits) || digits.startsWith('0123456789');

/** IMEIs in a text (3GPP TS 23.003, 6.2). */
export function spotImeis(clue: Clue): Sighting[] {
  if (!hasDigits(clue.text, 13)) return [];
  return [...tokensOf(clue, FORM).flatMap(sighting), ...withoutCheckDigit(clue), ...withoutZeros(clue)];
}

function sighting({ text, keys }: Token): Sighting[] {
  const digits = text.replace(/\D/g, '');
  if (isDummy(digits)) return [];
  const has_version = digits.length === 16;
  const context = contextOf('imei', keys);
  // Nothing tells 16 digits from any others: only their name does.
  if (has_version && !(context && context.points > 20)) return [];
  const evidence: Evidence[] = [{ points: -13, says: `${digits.length} digits` }];
  if (!has_version) evidence.push(checkDigit(digits));
  evidence.push(reportingBody(digits));
  // A test network and a test TAC can begin alike: of the two, 001-01 is by far the more common one.
  if (digits.startsWith('00101')) evidence.push({ points: -12, says: 'it begins as the test network 001-01' });
  // In a URN (RFC 7254, 4.2.3) its place is kept by a zero.
  const is_spare = /-0$/.test(text) && !luhnHolds(digits);
  if (/[ /-]/.test(text)) evidence.push({ points: 8, says: 'grouped as an IMEI' });
  if (context) evidence.push(context);
  return [{ kind: 'imei', value: has_version || is_spare ? imeiOf(digits) : digits, evidence }];
}

/** The IMEI of a device, of the type and serial number that its other forms begin with. */
function imeiOf(digits: string): string {
  const body = digits.slice(0, BODY_DIGITS);
  return `${body}${luhnDigit(body)}`;
}

function checkDigit(digits: string): Evidence {
  if (luhnHolds(digits)) return { points: 10, says: 'its check digit holds (Luhn)' };
  // On the radio a zero is sent in its place.
  if (digits.endsWith('0')) return { points: -8, says: 'a zero in place of its check digit' };
  return { points: -26, says: 'its check digit does not hold (Luhn)' };
}

function reportingBody(digits: string): Evidence {
  const body = digits.slice(0, 2);
  const points = TACS.find(([form]) => form.test(digits))?.[1];
  if (points === undefined) return { points: -22, says: `no reporting body has TACs with ${body}` };
  const whose = body === '00' ? 'test equipment' : `reporting body ${body}`;
  return { points, says: `its TAC is of ${whose} (GSMA TS.06)` };
}

/** Nothing but its begin tells that fourteen digits are one. */
function rareBody(digits: string): Evidence[] {
  return /^(?:35|86|01|99|00)/.test(digits) ? [] : [{ points: -10, says: 'and of a body of hardly any device' }];
}

/** Fourteen digits that are called an IMEI: the last one was left out. */
function withoutCheckDigit(clue: Clue): Sighting[] {
  return tokensOf(clue, /(?<![\w.-])\d{14}(?![A-Za-z\d-]|[.,]\d)/g).flatMap(({ text, keys }): Sighting[] => {
    const context = contextOf('imei', keys);
    if (!context || context.points < 20 || isDummy(text)) return [];
    return [
      {
        kind: 'imei',
        value: text,
        evidence: [
          { points: -12, says: '14 digits, without check digit' },
          reportingBody(text),
          ...rareBody(text),
          context,
        ],
      },
    ];
  });
}

/** TACs that begin with zeros, without them. */
const SHORTENED = /^(?:1[0-6]\d{12}|99\d{11})$/;
/** As a number with a fraction is printed. */
const FRACTION = /\.0{1,3}$/;

/** A number of 13 or 14 digits whose zeros in front were lost, as numbers lose them: where its name goes with it. */
function withoutZeros({ text: written, keys }: Clue): Sighting[] {
  const text = written.replace(FRACTION, '');
  if (!SHORTENED.test(text)) return [];
  const context = contextOf('imei', keys);
  const value = text.padStart(15, '0');
  if (!context || context.points <= 0 || !luhnHolds(value)) return [];
  const form: Evidence = { points: -17, says: `${text.length} digits, as a number loses zeros in front` };
  return [{ kind: 'imei', value, evidence: [form, checkDigit(value), reportingBody(value), context] }];
}

/** An IMEI in two parts or three, each with its name: type allocation code, serial number, check digit. */
export function spotNamedImei(numbers: readonly NamedNumber[]): Sighting[] {
  // Numbers have lost their zeros in front.
  const part = (form: RegExp, digits: RegExp, length: number): string | undefined =>
    numbers.find(({ key, text }) => form.test(key) && digits.test(text))?.text.padStart(length, '0');
  const tac = part(/(?:^|_)tac$/i, /^(?:\d{8}|1\d{6}|99\d{4})$/, 8);
  const serial = part(/(?:^|_)(?:snr|serial|sn)$/i, /^\d{1,6}$/, 6);
  if (tac === undefined || serial === undefined) return [];
  const value = imeiOf(`${tac}${serial}`);
  const named: Evidence = { points: 18, says: 'named in parts: type allocation code and serial number' };
  return [
    { kind: 'imei', value, evidence: [{ points: -8, says: '14 digits in two parts' }, reportingBody(value), named] },
  ];
}

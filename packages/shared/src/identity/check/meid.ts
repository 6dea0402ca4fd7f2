import { plainDigits } from './digits.ts';
import { type CheckDigit, type Reading, reading } from './reading.ts';

const MAKER_DIGITS_MAX = 0xffff_ffff;
const SERIAL_DIGITS_MAX = 0xff_ffff;

/**
 * Reads an MEID (3GPP2 S.R0048): 14 hexadecimal digits, with or without check digit, or 18 decimal ones. Fourteen decimal
 * digits are an IMEI without its check digit, which is how the clients fill the field (dossier 6).
 */
export function readMeid(value: string): Reading | null {
  const decimal = readDecimal(value);
  const hex = decimal ?? value.replace(/[ -]/g, '').toLowerCase();
  const form = decimal ? 'decimal' : /^\d{14}$/.test(hex) ? 'of an IMEI, without check digit' : 'hexadecimal';
  // Fifteen decimal digits are an IMEI; fifteen with a letter, an MEID and its check digit.
  const plain = /^[\da-f]{14}$/.test(hex) ? hex : /^[a-f][\da-f]{14}$/.test(hex) ? hex.slice(0, 14) : null;
  if (plain === null) return null;
  const structure = {
    form,
    hexadecimal: plain,
    region: plain.slice(0, 2),
    maker: plain.slice(2, 8),
    serial: plain.slice(8),
  };
  const isMeid = plain >= 'a0';
  const body = isMeid ? `region code ${structure.region} is one of MEIDs` : `it begins as the TAC ${plain.slice(0, 8)}`;
  const somebodys = `${body}, which are given to makers (3GPP2 S.R0048)`;
  if (hex.length === plain.length) return reading('meid', { plain, structure, somebodys });
  return reading('meid', { plain, structure, somebodys, check_digit: checkDigit(plain, hex.slice(-1)) });
}

/** The hexadecimal form of a decimal MEID: ten digits for the first 32 bits, eight for the last 24. */
function readDecimal(value: string): string | null {
  const digits = plainDigits(value);
  if (digits?.length !== 18) return null;
  const [maker, serial] = [Number(digits.slice(0, 10)), Number(digits.slice(10))];
  if (maker > MAKER_DIGITS_MAX || serial > SERIAL_DIGITS_MAX) return null;
  return maker.toString(16).padStart(8, '0') + serial.toString(16).padStart(6, '0');
}

/** Luhn's sum with hexadecimal digits (3GPP2 S.R0048). */
function checkDigit(plain: string, given: string): CheckDigit {
  let sum = 0;
  for (let i = 0; i < plain.length; i++) {
    const digit = Number.parseInt(plain[plain.length - 1 - i] as string, 16);
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 15 ? weighted - 15 : weighted;
  }
  const right = ((16 - (sum % 16)) % 16).toString(16);
  return { given, right, holds: given === right };
}

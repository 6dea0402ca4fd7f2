import { luhnCheck, plainDigits } from './digits.ts';
import { type Reading, reading } from './reading.ts';

const TAC_DIGITS = 8;
const SERIAL_END = 14;

function typeAllocation(digits: string): Record<string, string> {
  return {
    tac: digits.slice(0, TAC_DIGITS),
    reporting_body: digits.slice(0, 2),
    serial: digits.slice(TAC_DIGITS, SERIAL_END),
  };
}

const somebodys = (digits: string): string =>
  `TAC ${digits.slice(0, TAC_DIGITS)} is in the ranges that reporting bodies give to makers (GSMA TS.06)`;

/** Reads 15 digits as an IMEI: type allocation code, serial number, Luhn digit (3GPP TS 23.003). */
export function readImei(value: string): Reading | null {
  const plain = plainDigits(value);
  if (plain?.length !== 15) return null;
  return reading('imei', {
    plain,
    structure: typeAllocation(plain),
    check_digit: luhnCheck(plain),
    somebodys: somebodys(plain),
  });
}

/** Reads 16 digits as an IMEI with software version, which has no check digit (3GPP TS 23.003). */
export function readImeisv(value: string): Reading | null {
  const plain = plainDigits(value);
  if (plain?.length !== 16) return null;
  const structure = { ...typeAllocation(plain), software_version: plain.slice(SERIAL_END) };
  return reading('imeisv', { plain, structure, somebodys: somebodys(plain) });
}

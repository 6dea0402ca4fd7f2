import { countryCodeOf } from '../country-codes.ts';
import { isChinaTelecomIccid } from '../sim.ts';
import { luhnCheck, plainDigits } from './digits.ts';
import { type Reading, reading } from './reading.ts';

const ICCID_DIGITS_MIN = 18;
const ICCID_DIGITS_MAX = 20;

/**
 * Reads 18 to 20 digits that begin with 89 as the number of a SIM card (ITU-T E.118): 89 for telecommunications, country
 * code, issuer, account, Luhn digit. Some tools write an F after 19 digits, which fills the last half octet.
 */
export function readIccid(value: string): Reading | null {
  const plain = plainDigits(value.replace(/(?<=^.{19,})f$/i, ''));
  if (!plain?.startsWith('89') || plain.length < ICCID_DIGITS_MIN || plain.length > ICCID_DIGITS_MAX) return null;
  // What is assigned to no country has three digits.
  const country = countryCodeOf(plain.slice(2)) ?? plain.slice(2, 5);
  const prefix = isChinaTelecomIccid(plain) ? plain.slice(0, 6) : plain.slice(0, 2 + country.length + 2);
  const structure = {
    industry: '89, telecommunications',
    country_code: country.startsWith('0') ? `${country}: no country has it` : country,
    issuer_prefix: isChinaTelecomIccid(plain) ? `${prefix}, China Telecom` : prefix,
    account: plain.slice(prefix.length, -1),
  };
  const somebodys = `country code ${country}, in a range that an issuer of cards may use (ITU-T E.118)`;
  return reading('iccid', { plain, structure, check_digit: luhnCheck(plain), somebodys });
}

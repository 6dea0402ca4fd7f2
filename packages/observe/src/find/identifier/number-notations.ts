import { countryCodeOf } from '@phonehome/shared';
import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';
import { NORTH_AMERICA } from './number-plan.ts';

/** Digits from the last to the first, as a name that is looked up (ENUM, RFC 6116, 3.2). */
const ENUM = /(?<![\w.-])((?:\d\.){7,15})e164\.arpa(?![\w-])/gi;
/** How many digits, or bytes, then the sort of number: 91 is international. */
const ADDRESS = /^(?:0x)?(0[1-9a-f]|1[0-4])(91)((?:\d\d){3,9}(?:f\d)?)$/i;
/** The sort alone, as networks keep a number (3GPP TS 29.002, 17.7.8). */
const KEPT = /^(?:0x91((?:\d\d){3,7}(?:f\d)?)|91((?:\d\d){3,7}f\d))$/i;
/** What all of these are written in. */
const CODED = /^(?:0x)?[\da-f]{8,}$/i;
/** Two digits a byte, the lower half first, and a half that only fills up. */
const FILLED = /^(?:0x)?((?:\d\d){3,7}f\d)$/i;
/** Names that say so. */
export const SWAPPED_NAME = /tbcd|bcd|swap|semi_?octet/i;
const ADDRESS_NAME =
  /^(?:smsc?|sca|scts_?addr|oa|da|ra|tp_?(?:oa|da|ra)|address|addr|centre|center|service_?cent(?:re|er))(?:_?(?:addr|address|hex|pdu|number|raw))?$/i;

/** Telephone numbers as names that are looked up, and as networks code them two digits a byte, in hexadecimal. */
export function spotCodedNumbers({ text, keys }: Clue): Sighting[] {
  if (text.includes('164.') || /164\.arpa/i.test(text))
    return [...text.matchAll(ENUM)].flatMap(([, digits = '']) =>
      sighting(digits.replaceAll('.', '').split('').reverse().join(''), {
        points: 14,
        says: 'a name of ENUM (RFC 6116)',
      }),
    );
  if (text.length > 24 || text.length < 8 || !CODED.test(text)) return [];
  const key = keys.at(-1) ?? '';
  const is_named = (contextOf('phone-number', keys)?.points ?? 0) >= 20;
  if (!is_named && !ADDRESS_NAME.test(key)) return [];
  const address = addressOf(text);
  if (address !== null)
    return sighting(address, { points: 14, says: 'an address of a short message (3GPP TS 23.040, 9.1.2.5)' });
  if (!is_named) return [];
  const kept =
    KEPT.exec(text)
      ?.slice(1)
      .find((one) => one !== undefined) ??
    FILLED.exec(text)?.[1] ??
    (SWAPPED_NAME.test(key) && /^\d{8,14}$/.test(text) ? text : undefined);
  return kept === undefined
    ? []
    : sighting(straight(kept), { points: 12, says: 'its halves of bytes swapped, as networks code a number' });
}

/** The number of an address whose length is right, counted in digits or, as that of a service centre, in bytes. */
function addressOf(text: string): string | null {
  const [, count = '', , digits = ''] = ADDRESS.exec(text) ?? [];
  const number = straight(digits);
  const length = Number.parseInt(count, 16);
  const fits = length === number.length || length === digits.length / 2 + 1;
  return fits && number !== '' ? number : null;
}

function straight(digits: string): string {
  return digits.replace(/(.)(.)/g, '$2$1').replace(/f$/i, '');
}

function sighting(value: string, form: Evidence): Sighting[] {
  const code = countryCodeOf(value);
  if (value.length < 8 || value.length > 15 || code === null || /^(\d)\1+$/.test(value)) return [];
  if (code === '1' && !NORTH_AMERICA.test(value)) return [];
  return [{ kind: 'phone-number', value, evidence: [form, { points: 1, says: `country code ${code} is assigned` }] }];
}

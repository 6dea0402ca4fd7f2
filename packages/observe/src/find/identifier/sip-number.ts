import { countryCodeOf } from '@phonehome/shared';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';

/** A number as the user of a URI of SIP: with its plus sign, or with what says that it is one (RFC 3261, 19.1.6). */
const WITH_PLUS = /\bsips?:\+([1-9]\d{7,14})(?:;[\w=.+-]+)?@[\w.[\]:-]+/gi;
const SAID = /\bsips?:([1-9]\d{9,14})@[\w.[\]:-]+;(?:[\w=.-]+;)*user=phone/gi;

/** Whom a call or a registration is of: headers of SIP, also in their short forms (RFC 3261, 7.3.3). */
const PERSON =
  /^(?:from|to|contact|f|t|m|p-(?:asserted|preferred|called-party)-id(?:entity)?|remote-party-id|diversion)$/i;
const DIGITS = /\bsips?:([1-9]\d{10,14})@[\w.[\]:-]+/gi;

/** A link to somebody at a messenger, by the number. */
const LINK = /\b(?:wa\.me|api\.whatsapp\.com\/send\?phone=)\/?\+?([1-9]\d{7,14})(?![\w.])/i;

/** The number of whom a link to a messenger leads to. */
export function linkedNumber(text: string): string | null {
  return LINK.exec(text)?.[1] ?? null;
}

/** Telephone numbers in URIs of SIP. */
export function spotSipNumbers({ text, keys }: Clue): Sighting[] {
  if (!/sips?:/i.test(text)) return [];
  const is_person = PERSON.test(keys.at(-1) ?? '');
  return [...text.matchAll(WITH_PLUS), ...text.matchAll(SAID), ...(is_person ? text.matchAll(DIGITS) : [])].flatMap(
    ([, value = '']): Sighting[] => {
      const code = countryCodeOf(value);
      if (code === null || (code === '1' && !/^1[2-9]\d\d[2-9]\d{6}$/.test(value)) || /^(\d)\1+$|(\d)\2{6}/.test(value))
        return [];
      return [
        {
          kind: 'phone-number',
          value,
          evidence: [{ points: 14, says: 'the user of a URI of SIP (RFC 3261, 19.1.6)' }],
        },
      ];
    },
  );
}

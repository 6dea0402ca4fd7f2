import { countryCodeOf } from '@phonehome/shared';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';

/** A number as the user of a URI of SIP: with its plus sign, or with what says that it is one (RFC 3261, 19.1.6). */
const WITH_PLUS = /\bsips?:\+([1-9]\d{7,14})(?:;[\w=.+-]+)?@[\w.[\]:-]+/gi;
const SAID = /\bsips?:([1-9]\d{9,14})@[\w.[\]:-]+;(?:[\w=.-]+;)*user=phone/gi;

/** A link to somebody at a messenger, by the number. */
const LINK = /\b(?:wa\.me|api\.whatsapp\.com\/send\?phone=)\/?\+?([1-9]\d{7,14})(?![\w.])/i;

/** The number of whom a link to a messenger leads to. */
export function linkedNumber(text: string): string | null {
  return LINK.exec(text)?.[1] ?? null;
}

/** Telephone numbers in URIs of SIP. */
export function spotSipNumbers({ text }: Clue): Sighting[] {
  if (!/sips?:/i.test(text)) return [];
  return [...text.matchAll(WITH_PLUS), ...text.matchAll(SAID)].flatMap(([, value = '']): Sighting[] => {
    const code = countryCodeOf(value);
    if (code === null || /^(\d)\1+$|(\d)\2{6}/.test(value)) return [];
    return [
      {
        kind: 'phone-number',
        value,
        evidence: [{ points: 14, says: 'the user of a URI of SIP (RFC 3261, 19.1.6)' }],
      },
    ];
  });
}

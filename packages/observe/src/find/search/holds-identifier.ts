import { kindNamedBy, kindsSuggestedBy } from '../context/named-kind.ts';
import { pairs } from '../named/numbers.ts';
import { isSound } from '../named/sound.ts';

/** A name, and what may be an identifier behind it. */
const PAIR = /([A-Za-z][\w.-]{1,24}?)["']?\s{0,2}[=:|>,]{1,2}\s{0,2}["']?(\+?[\dA-Fa-f][\dA-Fa-f:.,-]{9,40})/g;
/** As short as the name of an identifier with its value. */
const LENGTH_MIN = 14;
const PAIRS_MAX = 40;

/** Whether a text names an identifier, and its value holds as one: chance makes none of that. */
export function holdsIdentifier(text: string): boolean {
  if (text.length < LENGTH_MIN || !/[=:|>,]/.test(text) || !/\d{5}|[\da-f]{2}:[\da-f]{2}:/i.test(text)) return false;
  let count = 0;
  for (const [, name = '', value = ''] of text.matchAll(PAIR)) {
    if (count++ > PAIRS_MAX) return false;
    const named = kindNamedBy(name);
    const kinds =
      named === null
        ? kindsSuggestedBy(name).filter((kind) => kind === 'phone-number' && value.startsWith('+'))
        : [named];
    const plain = value.replace(/[.,-]+$/, '');
    for (const kind of kinds) {
      if (isSound(kind, plain)) return true;
      if (kind === 'mac' && /^[\da-f]{12}$/i.test(plain) && isSound(kind, pairs(plain))) return true;
    }
  }
  return false;
}

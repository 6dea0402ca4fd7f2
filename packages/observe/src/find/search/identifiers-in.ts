import { kindNamedBy, kindsSuggestedBy } from '../context/named-kind.ts';
import type { LeakKind } from '../kinds.ts';
import { pairs } from '../named/numbers.ts';
import { isSound } from '../named/sound.ts';

/** A name, and what may be an identifier behind it. */
const PAIR = /([A-Za-z][\w.-]{1,24}?)["']?(?:\s{0,2}[=:|>,]{1,2}\s{0,2}| )["']?(\+?[\dA-Fa-f][\dA-Fa-f:.,-]{9,40})/g;
/** As short as the name of an identifier with its value. */
const LENGTH_MIN = 14;
const PAIRS_MAX = 40;

/** A value with its name. */
export interface Named {
  readonly key: string;
  readonly content: string;
}

const NONE: readonly Named[] = [];

/** Of a place and a cell nothing is checked. */
const UNCHECKED: readonly LeakKind[] = ['cell', 'coordinates'];

/** The identifiers that a text names, if all of their values hold as such: chance makes none of that. */
export function identifiersIn(of: string): readonly Named[] {
  const text = of.includes('%')
    ? of.replace(PERCENT, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : of;
  if (text.length < LENGTH_MIN || !/[=:|>, ]/.test(text) || !/\d{5}|[\da-f]{2}:[\da-f]{2}:|[\da-f]{12}/i.test(text))
    return NONE;
  const found: Named[] = [];
  let count = 0;
  for (const [, name = '', value = ''] of text.matchAll(PAIR)) {
    if (count++ > PAIRS_MAX) return NONE;
    const kind = kindIn(name, value);
    if (kind === null || UNCHECKED.includes(kind)) continue;
    const content = value.replace(/[.,-]+$/, '');
    if (!holds(kind, content)) return NONE;
    found.push({ key: name, content });
  }
  return found;
}

const PERCENT = /%([\da-f]{2})/gi;

/** Of what only goes with a kind, a telephone number shows itself by its plus sign. */
function kindIn(name: string, value: string): LeakKind | null {
  const is_phone = value.startsWith('+') && kindsSuggestedBy(name).includes('phone-number');
  return kindNamedBy(name) ?? (is_phone ? 'phone-number' : null);
}

function holds(kind: LeakKind, value: string): boolean {
  return isSound(kind, value) || (kind === 'mac' && /^[\da-f]{12}$/i.test(value) && isSound(kind, pairs(value)));
}

import { saysOneOf, USUALLY_OFF, USUALLY_ON } from '../facts/usual-words.ts';
import type { Switch } from '../knowledge/known-client.ts';

/** What a value says to a switch: true for on, false for off, null for nothing. */
export function switched(one: Switch, value: string): boolean | null {
  if (saysOneOf(value, one.on ?? USUALLY_ON)) return true;
  return saysOneOf(value, one.off ?? USUALLY_OFF) ? false : null;
}

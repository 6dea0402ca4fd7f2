import type { NamedNumber } from './coordinates.ts';

/** Names of the two parts of a number: before its point and behind it. */
const WHOLE = /^(.*?(?:lat(?:itude)?|lon|lng|long|longitude))_?(?:i|int|integer|whole|w|deg|d)$/i;
const FRACTION = /^(.*?(?:lat(?:itude)?|lon|lng|long|longitude))_?(?:f|fr|frac|fraction|dec|decimals?)$/i;
const DIGITS_MIN = 3;

/**
 * The numbers of which the whole degrees stand in one field and the digits behind the point in another (`lat_i`, `lat_f`), each
 * put together under what both names begin with; none where the digits of one of them are missing.
 */
export function joinedFractions(numbers: readonly NamedNumber[]): readonly NamedNumber[] {
  const fractions = new Map<string, string>();
  // As numbers they have lost the zeros in front.
  let length = 0;
  let count = 0;
  for (const { key, text } of numbers) {
    const base = FRACTION.exec(key)?.[1];
    const digits = base === undefined ? undefined : /^(?:0?\.)?(\d{1,15})$/.exec(text.trim())?.[1];
    if (base === undefined || digits === undefined) continue;
    if (!fractions.has(base)) fractions.set(base, digits);
    length = Math.max(length, digits.length);
    count++;
  }
  if (count < 2 || length < DIGITS_MIN) return [];
  return numbers.flatMap(({ key, text }): NamedNumber[] => {
    const base = WHOLE.exec(key)?.[1];
    const fraction = base === undefined ? undefined : fractions.get(base);
    if (base === undefined || fraction === undefined) return FRACTION.test(key) ? [] : [{ key, text }];
    if (!/^[-+]?\d{1,3}$/.test(text.trim())) return [];
    return [{ key: base, text: `${text.trim().replace('+', '')}.${fraction.padStart(length, '0')}` }];
  });
}

const PI = 3.141592653589793;
const HALF_CIRCLE = 0x8000_0000;
const BITS_24 = 0x100_0000;

/** What the name of a number says of its unit. */
export interface NamedAngle {
  /** The name without its unit: `lat` of `lat_rad`. */
  readonly base: string;
  /** Which unit, in words. */
  readonly unit: string;
  /** Degrees that a text means in it; null for what is no number of it. @param axis_max 90 of a latitude, 180 of a longitude */
  toDegrees(text: string, axis_max: 90 | 180): number | null;
}

type Read = (text: string, axis_max: 90 | 180) => number | null;

const number: Read = (text) => (/^\s*[-+]?\d{1,12}(?:\.\d{1,15})?\s*$/.test(text) ? Number(text) : null);

const times =
  (factor: number): Read =>
  (text, axis_max) => {
    const value = number(text, axis_max);
    return value === null ? null : value * factor;
  };

/** A latitude as 24 bits of 180 degrees, a longitude of 360: a number with a sign, in hexadecimal or not (3GPP TS 23.032, 6.1; LoRaWAN). */
const of24Bits: Read = (text, axis_max) => {
  const bits = /^(?:0x)?[\da-f]{6}$/i.test(text)
    ? Number.parseInt(text.replace(/^0x/i, ''), 16)
    : /^-?\d{1,8}$/.test(text)
      ? Number(text)
      : null;
  if (bits === null || Math.abs(bits) >= BITS_24) return null;
  const signed = bits >= BITS_24 / 2 ? bits - BITS_24 : bits;
  return (signed * 2 * axis_max) / BITS_24;
};

/** Counted from the pole, or from the date line, to be without sign. */
const unsigned =
  (factor: number): Read =>
  (text, axis_max) => {
    const value = number(text, axis_max);
    return value === null || value < 0 ? null : value * factor - axis_max;
  };

const POWERS: Readonly<Record<string, number>> = { 3: 1e-3, 4: 1e-4, 5: 1e-5, 6: 1e-6, 7: 1e-7, 8: 1e-8, 9: 1e-9 };

/** How many of them a degree has. */
const OF_DEGREE: Readonly<Record<string, number>> = { d: 1, m: 60, s: 3_600 };

/** A part of a degree, a minute or a second, as a field beside may say: `1/30000 min`, as trackers count (GT06). */
const FRACTION = /_?1\/(\d{1,9}) ?(?:arc[ _]?)?(d|m|s)(?:eg(?:rees?)?|in(?:utes?)?|ec(?:onds?)?)$/i;
/** The same in other words: `min/10000`, `arcmin*1e4`, `0.0001 min`. */
const OTHER_FRACTIONS: readonly (readonly [form: RegExp, said: string])[] = [
  [/^(?:arc[ _]?)?(deg(?:rees?)?|min(?:utes?)?|sec(?:onds?)?) ?[*/x×] ?(\d{2,9})$/i, '1/$2 $1'],
  [/^(?:arc[ _]?)?(deg(?:rees?)?|min(?:utes?)?|sec(?:onds?)?) ?[*/x×] ?1?e\+?0?([2-9])$/i, '1/1e$2 $1'],
  [/^(?:1e-0?([2-9])) ?(?:arc[ _]?)?(deg(?:rees?)?|min(?:utes?)?|sec(?:onds?)?)$/i, '1/1e$1 $2'],
  [/^0\.(0{1,8})1 ?(?:arc[ _]?)?(deg(?:rees?)?|min(?:utes?)?|sec(?:onds?)?)$/i, '1/1$10 $2'],
];

/** A unit that is a part of a degree, a minute or a second, in one way of saying it: `1/10000 min`; null where it is none. */
export function fractionUnit(text: string): string | null {
  const unit = text.trim();
  for (const [form, said] of OTHER_FRACTIONS) {
    if (!form.test(unit)) continue;
    return unit.replace(form, said).replace(/1e(\d)/, (_, power: string) => `1${'0'.repeat(Number(power))}`);
  }
  return FRACTION.test(unit) ? unit : null;
}

function ofFraction(name: string): NamedAngle | null {
  const match = FRACTION.exec(name);
  if (!match || Number(match[1]) === 0) return null;
  const unit = (match[2] as string).toLowerCase();
  const of_degree = Number(match[1]) * (OF_DEGREE[unit] as number);
  const says = `parts of a ${unit === 'd' ? 'degree' : unit === 'm' ? 'minute' : 'second'} of arc`;
  return { base: name.slice(0, match.index), unit: says, toDegrees: times(1 / of_degree) };
}

const UNITS: readonly (readonly [form: RegExp, unit: string, read: (power: string | undefined) => Read])[] = [
  [/_?(?:in_?)?rad(?:ians?)?$/i, 'radians', () => times(180 / PI)],
  [/_?(?:mas|ms|msec|milli_?arc_?sec(?:onds?)?)$/i, 'thousandths of a second of arc', () => times(1 / 3_600_000)],
  [/_?(?:in_?)?semi_?circles?$|_semi$|_sc$/i, 'semicircles (half circles in 31 bits)', () => times(180 / HALF_CIRCLE)],
  [/_?(?:u|micro_?)deg(?:rees?)?$/i, 'millionths of a degree', () => times(1e-6)],
  [/_?nano_?deg(?:rees?)?$/i, 'thousand-millionths of a degree', () => times(1e-9)],
  [/_?(?:[ius]|int)?_?24(?:_?bits?)?$/i, 'parts of a circle in 24 bits', () => of24Bits],
  [
    /_?(?:plus|add(?:ed)?|offset|off|from)_?(?:90|180)(?:_?1?e([3-9]))?$/i,
    'degrees from a pole and from the date line',
    (power) => unsigned(power === undefined ? 1 : (POWERS[power] as number)),
  ],
  [/_?(?:x_?)?1?e([34589])$/i, 'parts of a degree', (power) => times(POWERS[power as string] as number)],
];

/** Most names end with none. */
const MAYBE = /(?:rad|ians?|mas|ms|msec|sec|onds?|min|utes?|circles?|semi|sc|deg|rees?|24|bits?|90|180|e[3-9])$/i;

/** The unit that a name ends with, and what stands before it; null where it says none. */
export function angleOf(name: string): NamedAngle | null {
  if (!MAYBE.test(name)) return null;
  const fraction = name.includes('/') ? ofFraction(name) : null;
  if (fraction) return fraction;
  for (const [form, unit, read] of UNITS) {
    const match = form.exec(name);
    if (match) return { base: name.slice(0, match.index), unit, toDegrees: read(match[1]) };
  }
  return null;
}

import type { WrittenPlace } from './written-place.ts';

const DIGITS = '23456789CFGHJMPQRVWX';
const CODE =
  /(?<![\w+])([23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{6})\+([23456789CFGHJMPQRVWX]{2,3})(?![\w+])/;
/** Of each pair of digits, in degrees. */
const STEPS = [20, 1, 0.05, 0.0025, 0.000125] as const;
const NAMES = /plus_?code|olc|open_?location|location|geo|place|addr/i;
const DECIMALS = 6;

/** The middle of the box that a whole plus code names (Open Location Code). Other codes look like it, so its name must say so. */
export function fromPlusCode(text: string, key: string): WrittenPlace | null {
  const [code, first, last] = text.includes('+') ? (CODE.exec(text) ?? []) : [];
  if (code === undefined || first === undefined || last === undefined) return null;
  if (!NAMES.test(key)) return null;
  const digits = `${first}${last.slice(0, 2)}`;
  let [latitude, longitude] = [-90, -180];
  STEPS.forEach((step, i) => {
    latitude += DIGITS.indexOf(digits[2 * i] as string) * step;
    longitude += DIGITS.indexOf(digits[2 * i + 1] as string) * step;
  });
  const half = STEPS[4] / 2;
  return {
    latitude: (latitude + half).toFixed(DECIMALS),
    longitude: (longitude + half).toFixed(DECIMALS),
    form: 'a plus code (Open Location Code)',
  };
}

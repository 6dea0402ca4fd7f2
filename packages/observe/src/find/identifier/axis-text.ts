import { degreesText, LATITUDE, LONGITUDE, signOf } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';

const SIDE = '([NSEWO])?';
const D = '(\\d{1,3})';
const FRACTION = '(\\d{1,2}(?:\\.\\d{1,8})?)';
const DEGREE = '(?:[°º]|deg(?:rees?)?|d)';
const MINUTE = "(?:['′’]|min|m)?";
const SECOND = "(?:\"|″|”|''|sec|s(?=\\s*[NSEWO]))?";
/** One axis by itself: with its hemisphere before or behind it, or a sign. */
const forms = [
  new RegExp(`^${SIDE}\\s*([-+]?\\d{1,3}\\.\\d{2,15})\\s*${DEGREE}?\\s*${SIDE}$`, 'i'),
  new RegExp(`^${SIDE}\\s*([-+]?)${D}\\s*(?:${DEGREE}|[:, ])\\s*${FRACTION}\\s*${MINUTE}\\s*${SIDE}$`, 'i'),
  new RegExp(
    `^${SIDE}\\s*([-+]?)${D}\\s*(?:${DEGREE}|[: -])\\s*(\\d{1,2})\\s*(?:['′’]|min|m|[: -])\\s*${FRACTION}\\s*${SECOND}\\s*${SIDE}$`,
    'i',
  ),
] as const;
/** Degrees and minutes together, as receivers of satellites write them (NMEA 0183). */
const TOGETHER = /^([NSEW])?(-?)(\d{2,3})(\d{2}\.\d{2,8})\s*([NSEW])?$/i;
const NORTH_SIDE =
  /^(?:n_?s|lat(?:itude)?_?(?:ref|dir|direction|h|hemi|hemisphere|side|ns|n_s|ind(?:icator)?))$|gpslatituderef$/i;
const EAST_SIDE =
  /^(?:e_?w|(?:lon|lng|long|longitude)_?(?:ref|dir|direction|h|hemi|hemisphere|side|ew|e_w|ind(?:icator)?))$|gpslongituderef$/i;
const SIDE_DISTANCE = 3;

/** The name of the longitude in German, where `O` is east. */
const GERMAN = /l(?:ä|ae)nge(?:ngrad)?$/i;

function withEast(text: string): string {
  return text.replace(/^\s*O(?![a-z])|(?<![a-z])O\s*$/i, 'E');
}

/** The same numbers, those of the two axes in plain degrees with their sign: whatever hemisphere stands in them or beside them. */
export function plainAxes(numbers: readonly NamedNumber[]): readonly NamedNumber[] {
  let is_other = false;
  const plain = numbers.map((one, i): NamedNumber => {
    const is_north = LATITUDE.test(one.key);
    if (!is_north && !LONGITUDE.test(one.key)) return one;
    const beside = sideBeside(numbers, i, is_north ? NORTH_SIDE : EAST_SIDE);
    const [own, side] = GERMAN.test(one.key) ? [withEast(one.text), beside && withEast(beside)] : [one.text, beside];
    const text = degreesIn(own.trim(), is_north ? 90 : 180, side);
    if (text === null || text === one.text) return one;
    is_other = true;
    return { key: one.key, text };
  });
  return is_other ? plain : numbers;
}

const BEHIND = /^(\d[^NSEWO]*[NS])[\s,;/]+(\d[^NSEWO]*[EWO])$/i;
const BEFORE = /^([NS][^NSEWO]*?)[\s,;/]+([EWO][^NSEWO]*)$/i;

/** The two of a place in one text, each with minutes and its hemisphere: `59°54.764'N 10°44.765'E`, `59 54 45.828 N 10 44 45.924 E` (RFC 1876, 3). */
export function axesIn(text: string): readonly [latitude: string, longitude: string] | null {
  if (text.length < 9 || text.length > 70 || !/\d\W*[NS]|[NS]\W*\d/i.test(text)) return null;
  // Hours and their like may stand for degrees; a height behind is that of a record of names.
  const plain = text
    .trim()
    .replace(/(?<=\d) ?(?:deg(?:rees?)?|d) ?/gi, '°')
    .replace(/(?<=^\d.*[EWO]) -?\d+(?:\.\d+)?m?(?: [\d.]+m?){0,3}$/i, '');
  const [, north = '', east = ''] = BEHIND.exec(plain) ?? BEFORE.exec(plain) ?? [];
  if (![north, east].every((one) => /\d[°º: ]\s*\d/.test(one))) return null;
  const [latitude, longitude] = [degreesIn(north, 90, undefined), degreesIn(east, 180, undefined)];
  return latitude === null || longitude === null ? null : [latitude, longitude];
}

/** The same in two fields called `X` and `Y`, of which the hemispheres tell which is which. */
export function axesNamedXY(numbers: readonly NamedNumber[]): readonly NamedNumber[] {
  return numbers.flatMap((one, i): NamedNumber[] => {
    const other = numbers[i + 1];
    if (!other || !/^x$/i.test(one.key) || !/^y$/i.test(other.key)) return [];
    const [latitude, longitude] = [
      degreesIn(one.text.trim(), 90, undefined),
      degreesIn(other.text.trim(), 180, undefined),
    ];
    const has_sides = /[NS]\s*$/i.test(one.text) && /[EW]\s*$/i.test(other.text);
    if (!has_sides || latitude === null || longitude === null) return [];
    return [
      { key: 'latitude', text: latitude },
      { key: 'longitude', text: longitude },
    ];
  });
}

/** Whether a hemisphere that stands beside an axis is the southern or the western one. */
export function isSouthOrWest(numbers: readonly NamedNumber[], at: number, of: 'latitude' | 'longitude'): boolean {
  const side = sideBeside(numbers, at, of === 'latitude' ? NORTH_SIDE : EAST_SIDE);
  return side !== undefined && signOf(side) < 0;
}

function sideBeside(numbers: readonly NamedNumber[], at: number, name: RegExp): string | undefined {
  for (let distance = 1; distance <= SIDE_DISTANCE; distance++)
    for (const near of [numbers[at + distance], numbers[at - distance]])
      if (near && name.test(near.key) && /^\s*[NSEWO]/i.test(near.text)) return near.text.trim();
  return undefined;
}

/** The same, and seconds, in one (OMA Mobile Location Protocol, 5.3.2). */
const ALL_TOGETHER = /^(\d{2,3})(\d{2})(\d{2}(?:\.\d{1,6})?)([NSEW])$/i;

/** Degrees of one axis as a text; null where it is none, or plain already. */
function degreesIn(text: string, max: 90 | 180, beside: string | undefined): string | null {
  if (text.length > 40) return null;
  const [decimal, minutes, seconds] = forms.map((form) => form.exec(text));
  if (decimal) {
    const [, before, value = '', behind] = decimal;
    const side = before ?? behind ?? beside;
    return side === undefined
      ? value === text
        ? null
        : value
      : signed(Math.abs(Number(value)), side, value.startsWith('-'), max, value);
  }
  const dms = seconds ?? minutes;
  if (dms) {
    const [, before, sign, d, m, s] = dms;
    const behind = seconds ? dms[6] : dms[5];
    const side = before ?? behind ?? beside;
    const [degrees, of_hour, rest] = [Number(d), Number(m), seconds ? Number(s) : 0];
    if (of_hour >= 60 || rest >= 60 || (side === undefined && !/[°º]|deg/i.test(text))) return null;
    return signed(degrees + of_hour / 60 + rest / 3_600, side, sign === '-', max);
  }
  const all = ALL_TOGETHER.exec(text);
  if (all) return signed(Number(all[1]) + Number(all[2]) / 60 + Number(all[3]) / 3_600, all[4], false, max);
  const [, before, sign, d = '', m = '', behind] = TOGETHER.exec(text) ?? [];
  const side = before ?? behind ?? beside;
  if (d === '' || Number(m) >= 60 || (side === undefined && d.length !== (max === 90 ? 2 : 3))) return null;
  return signed(Number(d) + Number(m) / 60, side, sign === '-', max);
}

/** @param as_is how it was written, where that is in degrees */
function signed(
  value: number,
  side: string | undefined,
  is_negative: boolean,
  max: 90 | 180,
  as_is?: string,
): string | null {
  const fits = side === undefined || (max === 90 ? /^[NS]/i : /^[EWO]/i).test(side);
  if (!fits || value > max) return null;
  const is_south_or_west = is_negative || (side !== undefined && signOf(side) < 0);
  const text = as_is === undefined ? degreesText(value) : as_is.replace(/^[-+]/, '');
  return is_south_or_west ? `-${text}` : text;
}

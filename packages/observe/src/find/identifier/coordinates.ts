import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { IS_STEP, LATITUDE, LONGITUDE } from './axes.ts';
import type { Clue } from './clue.ts';
import { type Partners, partnersAmong } from './partners.ts';
import { spotUnitPair } from './unit-place.ts';
import { writtenPlace } from './written-place.ts';

const PAIR =
  /^(?:[([]\s*)?([-+]?\d{1,3}\.\d{2,15})\s*(?:,|;|\s|\|)\s*([-+]?\d{1,3}\.\d{2,15})(?:\s*[,;]\s*-?\d+(?:\.\d+)?)?(?:\s*[)\]])?$/;
/** With other marks between, where its name says what it is. */
const OTHER_PAIR = /^([-+]?\d{1,3}\.\d{3,15})\s*(?:[_/~:&]|\+(?=[-+])|x)\s*([-+]?\d{1,3}\.\d{3,15})$/;
/** A point of a line, as KML writes it. */
const TUPLE = /^-?\d{1,3}\.\d{2,15},-?\d{1,3}\.\d{2,15}(?:,-?\d+(?:\.\d+)?)?$/;
const TUPLES_MAX = 1_000;
const NUMBER = /^\s*[-+]?\d{1,3}(?:[.,]\d+)?\s*$/;
const E7 = /^-?\d{6,10}$/;
/** Of an hour angle: up to 648,000. */
const ARC_SECONDS = /^-?\d{1,6}\.\d{1,8}$/;
const IN_ARC_SECONDS = /arc_?sec/i;

/** Names of the two that mean other things by themselves. */
const SHORT = { latitude: /^(?:lt|la)$/i, longitude: /^(?:lg|ln|lo)$/i } as const;

/** A number with its name, among others of the same message. */
export interface NamedNumber {
  readonly key: string;
  readonly text: string;
}

/** A place in one text: two numbers, with a name that says so or with as many digits as only places have; or written as one. */
export function spotPlace({ text, keys }: Clue): Sighting[] {
  const of_unit = spotUnitPair({ text, keys });
  if (of_unit) return of_unit;
  const context = contextOf('coordinates', keys);
  const written = writtenPlace(text, keys.at(-1) ?? '');
  if (written) {
    const evidence: Evidence[] = [{ points: 17, says: written.form }];
    return placed(
      written.latitude,
      written.longitude,
      context && context.points > 0 ? [...evidence, context] : evidence,
    );
  }
  const tuples = text.trim().split(/\s+/);
  if (tuples.length > 1 && tuples.length <= TUPLES_MAX && tuples.every((one) => TUPLE.test(one)))
    return tuples.flatMap((one) => spotPlace({ text: one, keys }));
  const is_named = context !== null && context.points > 0;
  // The first word of a header X-Geo says how it is written, the last one how exact it is.
  const plain = text
    .trim()
    .replace(/\.(?:json|xml)$/, '')
    .replace(is_named ? /^a (?=[-\d].*,)|(?<=,-?\d{1,3}\.\d+) \d{1,5}$/g : /^$/, '');
  const pair = PAIR.exec(plain) ?? (is_named ? OTHER_PAIR.exec(plain) : null);
  if (!pair) return is_named ? scaledPair(text.trim(), context) : [];
  const [, first = '', second = ''] = pair;
  // GeoJSON, and whatever says so, has the longitude first; so has what could not be otherwise.
  const turned = /(?:lon|lng)(?:,|_|)?lat|coordinates$/i.test(keys.at(-1) ?? '') || Math.abs(Number(first)) > 90;
  const [latitude, longitude] = turned ? [second, first] : [first, second];
  const evidence: Evidence[] = [{ points: -8, says: 'two numbers' }, ...precision(latitude, longitude)];
  if (context) evidence.push(context);
  return placed(latitude, longitude, evidence);
}

/** Perhaps with a height or an accuracy behind. */
const SCALED_PAIR = /^(-?\d{6,10})\s*([,;| ])\s*(-?\d{6,10})(?:\2-?\d{1,5}(?:\.\d{1,3})?)?$/;

/** Two numbers in millionths or ten-millionths of a degree, with a name that says so. */
function scaledPair(text: string, context: Evidence): Sighting[] {
  const [, first = '', , second = ''] = SCALED_PAIR.exec(text) ?? [];
  if (first === '') return [];
  const [latitude, longitude] = degreesOf([
    { key: '', text: first },
    { key: '', text: second },
  ]);
  return placed(latitude, longitude, [{ points: -8, says: 'two numbers' }, ...precision(latitude, longitude), context]);
}

/** The same where a name over them says that they are a place: `{"geo": {"y": …, "x": …}}`. */
const OVER_LATITUDE = /^(?:y|la|lt)$/i;
const OVER_LONGITUDE = /^(?:x|lo|ln|lg)$/i;

/**
 * A place as two numbers, each with its name, which stand together.
 * @param over the names over both
 */
export function spotNamedPlace(numbers: readonly NamedNumber[], over: readonly string[] = []): Sighting[] {
  if ((contextOf('coordinates', over)?.points ?? 0) >= 20) {
    const [latitude, longitude] = [OVER_LATITUDE, OVER_LONGITUDE].map((name) =>
      numbers.find(({ key, text }) => name.test(key) && /^\s*-?\d{1,3}\.\d{4,8}\s*$/.test(text)),
    );
    if (latitude && longitude) {
      const [lat, lon] = [latitude.text.trim(), longitude.text.trim()];
      const named: Evidence = {
        points: 14,
        says: `named “${over.at(-1)}”, with “${latitude.key}” and “${longitude.key}”`,
      };
      return placed(lat, lon, [{ points: -8, says: 'two numbers' }, ...precision(lat, lon), named]);
    }
  }
  const [short, long] = [SHORT.longitude, LONGITUDE].map((name) =>
    partnersAmong(numbers, (one) => name.test(one.key) && isDegrees(one.text, one.key)),
  ) as [Partners, Partners];
  return numbers.flatMap(({ key, text }, i): Sighting[] => {
    const is_short = SHORT.latitude.test(key);
    if ((!LATITUDE.test(key) && !is_short) || !isDegrees(text, key) || IS_STEP.test(key)) return [];
    const other = (is_short ? short : long).of(i);
    // Short names are of anything, such as points of a screen.
    if (!other || (is_short && ![text, other.text].every((one) => /\.\d{4}|^-?\d{7,10}$/.test(one.trim())))) return [];
    const [latitude, longitude] = degreesOf([{ key, text }, other]);
    const named: Evidence = {
      points: is_short ? 14 : 22,
      says: `named “${key.slice(0, 40)}” and “${other.key.slice(0, 40)}”`,
    };
    return placed(latitude, longitude, [{ points: -8, says: 'two numbers' }, ...precision(latitude, longitude), named]);
  });
}

const NEIGHBOURS = /(?<![\dA-Za-z.+-])([-+]?\d{1,3}\.\d{5,8})([,_|;])([-+]?\d{1,3}\.\d{5,8})(?![\w.])/;

/** Two neighbours in a list without names that have as many decimals as a place has: worth something beside an identifier. */
export function spotNeighbours({ text }: Clue): Sighting[] {
  const [, first = '', , second = ''] = NEIGHBOURS.exec(text) ?? [];
  if (first === '') return [];
  const [latitude, longitude] = Math.abs(Number(first)) > 90 ? [second, first] : [first, second];
  return placed(latitude, longitude, [
    { points: -14, says: 'two numbers of a list' },
    ...precision(latitude, longitude),
  ]);
}

/** Plugs and lamps of TP-Link give ten-thousandths of a degree. */
const IN_TEN_THOUSANDTHS = /(?:latitude|longitude)_i$/i;

function isDegrees(text: string, key: string): boolean {
  if (IN_TEN_THOUSANDTHS.test(key)) return /^-?\d{3,7}$/.test(text.trim());
  return NUMBER.test(text) || E7.test(text.trim()) || (IN_ARC_SECONDS.test(key) && ARC_SECONDS.test(text.trim()));
}

/** Degrees, also where they were given in ten-millionths or millionths: by their names, else by the longer of the two. */
function degreesOf(numbers: readonly [NamedNumber, NamedNumber]): [string, string] {
  const [lat, lon] = numbers.map(({ text }) => text.trim().replace('-', '')) as [string, string];
  // In millionths, the east of Asia has as many digits as 10 to 18 degrees have in ten-millionths: there, hardly anybody lives near the equator.
  const is_far_east = lon.length === 9 && lon.startsWith('1') && lat.length === 8;
  const digits = is_far_east ? 0 : Math.max(lat.length, lon.length);
  const scaleOf = (key: string): number | null => (/e7$/i.test(key) ? 7 : /e6$/i.test(key) ? 6 : null);
  const scale = numbers.map(({ key }) => scaleOf(key)).find((one) => one !== null) ?? (digits >= 9 ? 7 : 6);
  const [latitude, longitude] = numbers.map(({ key, text }) => {
    const plain = text.trim().replace(',', '.');
    if (IN_TEN_THOUSANDTHS.test(key)) return (Number(plain) / 10_000).toFixed(4);
    if (IN_ARC_SECONDS.test(key)) return (Number(plain) / 3_600).toFixed(6);
    return NUMBER.test(plain) ? plain : String(withSign(Number(plain)) / (scale === 7 ? 10_000_000 : 1_000_000));
  });
  return [latitude as string, longitude as string];
}

/** A negative number of 32 bits may have been written without its sign. */
function withSign(value: number): number {
  return value >= 0x8000_0000 && value <= 0xffff_ffff ? value - 0x1_0000_0000 : value;
}

function precision(latitude: string, longitude: string): Evidence[] {
  const decimals = Math.min(...[latitude, longitude].map((one) => (one.split('.')[1] ?? '').length));
  const small = [latitude, longitude].every((one) => Math.abs(Number(one)) < 2);
  const evidence: Evidence[] = small ? [{ points: -6, says: 'both small, as in geometry' }] : [];
  if (decimals >= 5) return [{ points: 10, says: `${decimals} decimals: to a metre` }, ...evidence];
  if (decimals >= 3) return [{ points: 3, says: `${decimals} decimals` }, ...evidence];
  return [{ points: decimals > 0 ? 0 : -20, says: decimals > 0 ? 'few decimals' : 'no decimals' }, ...evidence];
}

function placed(latitude: string, longitude: string, evidence: readonly Evidence[]): Sighting[] {
  const [lat, lon] = [Number(latitude), Number(longitude)];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return [];
  return [{ kind: 'coordinates', value: `${lat},${lon}`, evidence }];
}

import type { Sighting } from '../evidence.ts';
import { degreesText } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';
import { fromUtm } from './transverse-mercator.ts';
import type { WrittenPlace } from './written-place.ts';

const UTM =
  /^(?:utm:? ?)?(?:zone )?(\d{1,2}) ?([C-HJ-NP-X])[ ,:;]+(\d{6}(?:\.\d+)?) ?m? ?E?[ ,:;]+(\d{5,8}(?:\.\d+)?) ?m? ?N?$/i;
const MGRS = /^(\d{1,2}) ?([C-HJ-NP-X]) ?([A-HJ-NP-Z])([A-HJ-NP-V]) ?(\d{8}|\d{10}|\d{4} \d{4}|\d{5} \d{5})$/i;
const NAME = /utm|mgrs|usng|grid|coord|location|position|place|geo|^loc$|^pos$/i;
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SQUARE_M = 100_000;
const ROWS_M = ROWS.length * SQUARE_M;
const BAND_DEGREES = 8;
const SOUTHMOST = -80;
/** About as long as a degree of a meridian is. */
const DEGREE_M = 110_900;

/** A place in a zone of UTM, under a name that may be one: `32V 597605 6643033`, or by its squares, `32VNM9760543033` (MGRS). */
export function utmPlace(text: string, key: string): WrittenPlace | null {
  if (!NAME.test(key) || text.length > 40) return null;
  const [, zone = '', letter = '', east = '', north = ''] = UTM.exec(text) ?? [];
  if (zone !== '')
    return place(Number(zone), isSouth(letter, Number(north)), Number(east), Number(north), 'a place of UTM');
  const mgrs = MGRS.exec(text.toUpperCase());
  return (
    mgrs && fromSquares(mgrs[1] ?? '', mgrs[2] ?? '', mgrs[3] ?? '', mgrs[4] ?? '', (mgrs[5] ?? '').replace(' ', ''))
  );
}

/** The letter is of a band, or of a half of the globe: `S` is both, and where people live the number tells which. */
function isSouth(letter: string, north: number): boolean {
  const is_half = letter.toUpperCase() === 'S' && (north < 3_500_000 || north > 4_500_000);
  return is_half || letter.toUpperCase() < 'N';
}

function fromSquares(zone: string, band: string, column: string, row: string, digits: string): WrittenPlace | null {
  const number = Number(zone);
  if (number < 1 || number > 60) return null;
  const at = (COLUMNS[(number - 1) % 3] as string).indexOf(column);
  if (at < 0) return null;
  const half = digits.length / 2;
  const step = half === 5 ? 1 : 10;
  const easting = (at + 1) * SQUARE_M + Number(digits.slice(0, half)) * step + step / 2;
  // Rows begin again each two thousand kilometres, in zones of even numbers by five later.
  const first = (ROWS.indexOf(row) - (number % 2 === 0 ? 5 : 0) + ROWS.length) % ROWS.length;
  const within = first * SQUARE_M + Number(digits.slice(half)) * step + step / 2;
  const is_south = band < 'N';
  const middle = SOUTHMOST + (BANDS.indexOf(band) + 0.5) * BAND_DEGREES;
  const about = middle * DEGREE_M + (is_south ? 10_000_000 : 0);
  const northing = within + Math.round((about - within) / ROWS_M) * ROWS_M;
  const found = place(number, is_south, easting, northing, 'a place of MGRS');
  const is_of_band = found !== null && Math.abs(Number(found.latitude) - middle) < BAND_DEGREES;
  return is_of_band ? found : null;
}

function place(zone: number, is_south: boolean, easting: number, northing: number, form: string): WrittenPlace | null {
  if (!Number.isInteger(zone) || zone < 1 || zone > 60) return null;
  if (easting < 100_000 || easting > 900_000 || northing > 10_000_000) return null;
  const [latitude, longitude] = fromUtm(zone, is_south, easting, northing);
  if (Math.abs(latitude) > 84 || Math.abs(longitude) > 180) return null;
  return { latitude: degreesText(latitude), longitude: degreesText(longitude), form };
}

const EAST_NAME = /(?:^|_)(?:easting|east|utm_?(?:e|x)|x)(?:_?m)?$/i;
const NORTH_NAME = /(?:^|_)(?:northing|north|utm_?(?:n|y)|y)(?:_?m)?$/i;
const ZONE_NAME = /^(?:utm_?)?zone(?:_?(?:number|no))?$/i;
const HALF_NAME = /^(?:utm_?)?(?:hemisphere|hemi|band|letter|zone_?letter|latitude_?band)$/i;
const METRES = /^\d{5,8}(?:\.\d{1,6})?$/;
/** A band, the half of the globe by its letter, or by its word. */
const HALF = /^(?:[C-HJ-NP-X]|(?:north|south)(?:ern)?)$/i;
/** Numbers of such zones (EPSG): of WGS 84 in the north and south, of ETRS 89. */
const NUMBERED = /(?:^|\D)(326|327|258)([0-6]\d)$/;

/** The same in fields of their own: easting and northing beside a zone and its half of the globe, or beside its number. */
export function spotUtmFields(numbers: readonly NamedNumber[]): Sighting[] {
  const [east, north] = [EAST_NAME, NORTH_NAME].map((name) =>
    numbers.find(({ key, text }) => name.test(key) && METRES.test(text)),
  );
  if (!east || !north) return [];
  const [zone, is_south] = zoneOf(numbers, Number(north.text));
  const found =
    zone === null
      ? null
      : place(zone, is_south, Number(east.text), Number(north.text), 'named the fields of a place of UTM');
  if (!found) return [];
  const value = `${Number(found.latitude)},${Number(found.longitude)}`;
  return [{ kind: 'coordinates', value, evidence: [{ points: 15, says: found.form }] }];
}

function zoneOf(numbers: readonly NamedNumber[], north: number): [number | null, boolean] {
  for (const { text } of numbers) {
    const [, system, zone] = NUMBERED.exec(text) ?? [];
    if (zone !== undefined) return [Number(zone), system === '327'];
  }
  const named = numbers.find(({ key, text }) => ZONE_NAME.test(key) && /^\d{1,2}[C-HJ-NP-X]?$/i.test(text))?.text ?? '';
  const letter =
    /[A-Z]$/i.exec(named)?.[0] ??
    numbers.find(({ key, text }) => HALF_NAME.test(key) && HALF.test(text))?.text.charAt(0);
  return letter === undefined ? [null, false] : [Number.parseInt(named, 10), isSouth(letter, north)];
}

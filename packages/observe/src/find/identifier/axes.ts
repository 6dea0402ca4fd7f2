/** Names of one of the two numbers of a place, as words or the ends of words, in several languages. */
export const LATITUDE =
  /(?:^|[^a-z])(?:lat|latitude)(?:_?e[67]|_i|_?deg(?:rees?)?|_?arc_?sec(?:onds)?)?$|(?:lat|lati|latitude|weidu|enlem|latitud|latitudine|緯度|위도|breite|breitengrad|широта|纬度|φ)$/i;
export const LONGITUDE =
  /(?:^|[^a-z]|geo|user|pos|my|gps|cur|current|home|cell|device|dev|start|end|last|position|point|location|loc|origin|dest|center|centre|address|map)(?:lon|lng|long|longitude)(?:_?e[67]|_i|_?deg(?:rees?)?|_?arc_?sec(?:onds)?)?$|(?:longitude|lng|lon|jingdu|boylam|longitud|longitudine|経度|경도|l(?:ä|ae)nge|l(?:ä|ae)ngengrad|долгота|经度|λ)$/i;

/** How far it is from another place is none. */
export const IS_STEP = /(?:^|[^a-z])(?:d|delta|diff|off(?:set)?|rel)_?(?:lat|lon|lng)/i;

/** What lengths from the middle of the earth are called (ECEF, EPSG:4978). */
export const OF_CENTRE = /ecef|geo_?centric|epsg_?:?4978/i;

/** Both numbers nearer to zero than so many degrees are of the middle of an ocean: what is there was no place. */
export const NEAR_ORIGIN = 0.5;

/**
 * Which way a side of the globe is: 1 is north and east, -1 south and west, 0 none. `O` is west, as in French, Italian, Spanish
 * and Portuguese; in German it is east, which the whole word `Ost` tells, or the name over it.
 */
export function signOf(side: string): 1 | -1 | 0 {
  if (/^(?:[NE]|ost)/i.test(side)) return 1;
  return /^[SWO]/i.test(side) ? -1 : 0;
}

/** Decimals of a place that was worked out of another form: a tenth of a metre. */
const DECIMALS = 6;

/** Degrees as a text. */
export function degreesText(degrees: number): string {
  return degrees.toFixed(DECIMALS);
}

/** What whole numbers are divided by, by the digit in a name such as `lat_e6`. */
export const SCALES: Readonly<Record<string, number>> = { 5: 100_000, 6: 1_000_000, 7: 10_000_000 };

/** Country codes that are assigned (ITU-T E.164, list of 2016 and its notices): those of one digit, two, and three. */
const ONE = '17';
const TWO =
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98';
const THREE =
  '211 212 213 216 218 220-269 290 291 297-299 350-359 370-378 380-383 385-387 389 420 421 423 500-509 590-599 670 672-683 685-692 800 808 850 852 853 855 856 870 878 880-883 886 888 960-968 970-977 979 992-996 998';

const codes = new Set([...ONE, ...TWO.split(' '), ...THREE.split(' ').flatMap(spelled)]);

function spelled(range: string): string[] {
  const [from = 0, to = from] = range.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
}

/** The country code with which digits begin, or null if none is assigned that does. */
export function countryCodeOf(digits: string): string | null {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => codes.has(code)) ?? null;
}

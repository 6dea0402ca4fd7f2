import { type Part, textCodec } from './codec.ts';

/** How a line tells a place: what it looks like, and the place, as degrees or as receivers of satellites write it. */
interface Form {
  readonly line: RegExp;
  place(match: RegExpExecArray): string;
}

const decimal = (sign: string | undefined, whole = '', rest = ''): string =>
  `${sign === '-' ? '-' : ''}${whole}.${rest}`;
const minutes = (degrees = '', rest = '', side = ''): string => `${degrees}${rest},${side}`;

function base91Number(digits: string): number {
  let value = 0;
  for (let i = 0; i < digits.length; i++) value = value * 91 + digits.charCodeAt(i) - 33;
  return value;
}

const forms: readonly Form[] = [
  // TAIP of Trimble: a time, degrees with five decimals.
  {
    line: /^>R(?:PV|LN|CP)\d{5}([+-])(\d{2})(\d{5})([+-])(\d{3})(\d{5})\d/,
    place: ([, north, a, b, east, c, d]) => `${decimal(north, a, b)},${decimal(east, c, d)}`,
  },
  // APRS (1.0, chapter 8): who sends, its path, then hundredths of minutes.
  {
    line: /^[A-Z\d-]{3,9}>[A-Za-z\d,*-]+:[!=/@](?:\d{6}[zh/])?(\d{2})(\d{2}\.\d{2})([NS])[^ ](\d{3})(\d{2}\.\d{2})([EW])/,
    place: ([, a, b, north, c, d, east]) => `${minutes(a, b, north)},${minutes(c, d, east)}`,
  },
  // APRS compressed (1.0, chapter 9), to an address of a program: a table of symbols, four digits of base 91 each, a symbol, three more.
  {
    line: /^[A-Z\d-]{3,9}>AP[A-Z\d]{1,4}(?:,[A-Za-z\d*-]+)*:[!=/@](?:\d{6}[zh/])?[/\\A-Za-j]([!-{]{4})([!-{]{4})[!-~][ -{]{2}[!-~]/,
    place: ([, north = '', east = '']) =>
      `${(90 - base91Number(north) / 380_926).toFixed(6)},${(base91Number(east) / 190_463 - 180).toFixed(6)}`,
  },
  // A fix of IGC (FAI, A4.1): a time, thousandths of minutes, whether it has a height.
  {
    line: /^B\d{6}(\d{2})(\d{2})(\d{3})([NS])(\d{3})(\d{2})(\d{3})([EW])[AV][-\d]\d{4}[-\d]\d{4}/,
    place: ([, a, b = '', c = '', north, d, e = '', f = '', east]) =>
      `${minutes(a, `${b}.${c}`, north)},${minutes(d, `${e}.${f}`, east)}`,
  },
];

/** Lines of which some tell a place in the way of their protocol: TAIP, APRS, IGC. The other lines stand as they are. */
export const placeLines = textCodec('place lines', 'structure', (text): readonly Part[] | null => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  let count = 0;
  const parts = lines.map((line): Part => {
    for (const { line: form, place } of forms) {
      const match = form.exec(line);
      if (!match) continue;
      count++;
      return { key: 'gps', content: place(match) };
    }
    return { content: line };
  });
  return count > 0 ? parts : null;
});

/** The form of a text: no byte of it, no number and no name. */
export interface TextShape {
  readonly bytes: number;
  /** 1 where it is base64, whatever its line feeds. */
  readonly base64: number;
  readonly lines: number;
  readonly longest_line: number;
}

const MAC_ADDRESS = /(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f])/g;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;

/** The form of a text; an empty one has no lines and is no base64. */
export function textShape(text: string): TextShape {
  if (text === '') return { bytes: 0, base64: 0, lines: 0, longest_line: 0 };
  const lines = text.replace(/\n$/, '').split('\n');
  return {
    bytes: Buffer.byteLength(text),
    base64: Number(BASE64.test(withoutLineFeeds(text))),
    lines: lines.length,
    longest_line: Math.max(...lines.map((line) => line.length)),
  };
}

/** What can be read in a text: as it stands, or, where it is base64, what that says. */
export function readableText(text: string): string {
  const joined = withoutLineFeeds(text);
  return BASE64.test(joined) ? Buffer.from(joined, 'base64').toString('utf8') : text;
}

function withoutLineFeeds(text: string): string {
  return text.replaceAll('\n', '');
}

/** The chance that two characters of a text are the same, when any digit is a 9 and no MAC address is there; 0 of none. */
export function sameness(text: string): number {
  const masked = text.replace(MAC_ADDRESS, '').replace(/[0-9]/g, '9');
  if (masked === '') return 0;
  const counts = new Map<string, number>();
  for (const character of masked) counts.set(character, (counts.get(character) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += count * count;
  return sum / (masked.length * masked.length);
}

/** How many values a JSON object or list has. */
export interface Values {
  readonly count: number;
  /** How many of them are empty texts. */
  readonly empty: number;
  /** How many of them are texts. */
  readonly texts: number;
}

/** How many values a text has as JSON, without what they are; null where it is no JSON object or list. */
export function valuesOf(text: string): Values | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const values = Object.values(read);
  const texts = values.filter((value) => typeof value === 'string');
  return { count: values.length, empty: texts.filter((value) => value === '').length, texts: texts.length };
}

/** How many numbers of 14 digits or more: as many as an IMEI, an IMSI or the number of a card has. */
export function longNumbers(text: string): number {
  return text.match(/(?<![0-9A-Za-z])[0-9]{14,20}(?![0-9A-Za-z])/g)?.length ?? 0;
}

/** How many texts of the form of a MAC address. */
export function macAddresses(text: string): number {
  return text.match(MAC_ADDRESS)?.length ?? 0;
}

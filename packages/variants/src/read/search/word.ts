/** A host name has no more characters, and neither has what else is looked for. */
const CHARACTERS_MAX = 255;

/**
 * The word that a needle is part of, where it is a whole word itself or the end of a longer name with dots: in
 * `http://a.example.cn:80/`, `example.cn` gives `a.example.cn`. Null where other letters touch it.
 * @param end where the needle ends in the bytes; @param step bytes of a character, 1 or 2
 */
export function standsAlone(bytes: Uint8Array, end: number, needle: string, step: 1 | 2): string | null {
  const start = end - needle.length * step;
  const at = (position: number): number => (step === 1 || bytes[position + 1] === 0 ? (bytes[position] ?? 0) : 0);
  const here = textAt(bytes, start, end, step);
  // Only a name with dots and without capitals, such as a host, is the same in capitals.
  const exact = here === needle;
  if (!exact && !/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(needle)) return null;

  let right = end;
  while (isNamePart(at(right)) && right - end < CHARACTERS_MAX * step) right += step;
  let last = right;
  // A full stop or a dash after a name does not belong to it.
  while (last > end && !isLetter(at(last - step))) last -= step;
  if (isLetter(at(end))) return null;

  let left = start;
  if (isLetter(at(left - step)) && !isLength(bytes, start, step)) return null;
  while (left >= step && isNamePart(at(left - step)) && start - left < CHARACTERS_MAX * step) {
    if (isLength(bytes, left, step)) break;
    left -= step;
  }
  while (left < start && !isLetter(at(left))) left += step;
  const word = textAt(bytes, left, last, step);
  return exact ? word : word.toLowerCase();
}

function isLetter(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x5f
  );
}

/** Letters, digits, and what joins the parts of a name. */
function isNamePart(byte: number): boolean {
  return isLetter(byte) || byte === 0x2e || byte === 0x2d;
}

/**
 * Whether the byte before a text is its length and no letter: DEX, resource tables and Java classes write the length of a
 * string before it, which may look like one. The string reaches to the next zero byte.
 */
function isLength(bytes: Uint8Array, start: number, step: 1 | 2): boolean {
  if (step === 2) return bytes[start - 1] === 0 && lengthTo0(bytes, start, 2) === bytes[start - 2];
  return lengthTo0(bytes, start, 1) === bytes[start - 1];
}

function lengthTo0(bytes: Uint8Array, start: number, step: 1 | 2): number | null {
  for (let i = 0; i < 128; i += 1) {
    const at = start + i * step;
    if (at >= bytes.length) return null;
    if (bytes[at] === 0 && (step === 1 || bytes[at + 1] === 0)) return i;
  }
  return null;
}

function textAt(bytes: Uint8Array, from: number, to: number, step: 1 | 2): string {
  let text = '';
  for (let i = from; i < to; i += step) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

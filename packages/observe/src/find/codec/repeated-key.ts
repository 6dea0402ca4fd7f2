const KEY_BYTES_MAX = 16;
/** So many bytes of each place of the key tell which it is. */
const EACH_MIN = 8;
const BYTES_MAX = 4_096;

/** How often characters stand in JSON and forms that devices send, roughly; what stands in none is worth nothing. */
const WORTH = new Float32Array(256);
for (const [characters, worth] of [
  ['0123456789', 5],
  ['"', 6],
  [':,', 4],
  ['eaitorns', 4],
  ['dlcmupgh', 3],
  ['{}=&_', 2],
  ['bfvykwxqjz', 1.5],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ .-/[]', 1],
  ["+@()%';\n\r\t", 0.3],
] as const)
  for (const c of characters) WORTH[c.charCodeAt(0)] = worth;

/** A text of JSON or of a form onto which a key of up to 16 bytes was XORed again and again; null where none comes of it. */
export function fromRepeatedKey(bytes: Uint8Array): string | null {
  if (bytes.length > BYTES_MAX) return null;
  for (let size = 2; size <= KEY_BYTES_MAX && bytes.length >= size * EACH_MIN; size++) {
    const key = keyOf(bytes, size);
    if (!key) continue;
    for (const one of [key, ...FRAMES.map((frame) => framed(key, bytes, frame))]) {
      const text = Buffer.from(bytes.map((byte, i) => byte ^ (one[i % size] as number))).toString('latin1');
      if (isStructured(text)) return text;
    }
  }
  return null;
}

/** How JSON begins and ends. */
const FRAMES: readonly (readonly [begin: string, end: string])[] = [
  ['{"', '}'],
  ['{"', '"}'],
  ['[{"', '}]'],
];

/** A key of which those places are certain that the begin and the end of a text tell. */
function framed(key: readonly number[], bytes: Uint8Array, [begin, end]: readonly [string, string]): number[] {
  const certain = [...key];
  const tell = (text: string, from: number): void => {
    for (let i = 0; i < text.length; i++)
      certain[(from + i) % key.length] = (bytes[from + i] as number) ^ text.charCodeAt(i);
  };
  tell(end, bytes.length - end.length);
  tell(begin, 0);
  return certain;
}

/** The likeliest byte in each place of the key; null where no byte makes characters of all that it is XORed onto. */
function keyOf(bytes: Uint8Array, size: number): number[] | null {
  const key: number[] = [];
  for (let place = 0; place < size; place++) {
    let [best, best_worth] = [-1, 0];
    for (let candidate = 0; candidate < 256; candidate++) {
      let worth = 0;
      let i = place;
      for (; i < bytes.length; i += size) {
        const one = WORTH[(bytes[i] as number) ^ candidate] as number;
        if (one === 0) break;
        worth += one;
      }
      if (i >= bytes.length && worth > best_worth) [best, best_worth] = [candidate, worth];
    }
    // One place that cannot be of a text tells that the key has another length.
    if (best < 0) return null;
    key.push(best);
  }
  return key;
}

/** JSON that can be read, or a form of several pairs. */
function isStructured(text: string): boolean {
  if (/^\w+=[\w.:%+-]*(?:&\w+=[\w.:%+-]*)+$/.test(text)) return true;
  if (!/^[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** An alphabet of a base, and how it is called. */
interface Alphabet {
  readonly name: string;
  readonly digits: string;
  /** Of either case. */
  readonly folds?: true;
}

const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const LARGE = SMALL.toUpperCase();
const DECIMAL = '0123456789';

/** Bases whose digits are so many bits, so that bytes come of them from the first on. */
const ofBits: readonly Alphabet[] = [
  { name: 'base32', digits: `${SMALL}234567`, folds: true },
  { name: 'base32hex', digits: `${DECIMAL}${SMALL.slice(0, 22)}`, folds: true },
  { name: 'crockford32', digits: '0123456789abcdefghjkmnpqrstvwxyz', folds: true },
  { name: 'z-base-32', digits: 'ybndrfg8ejkmcpqxot1uwisza345h769', folds: true },
  { name: 'geohash32', digits: '0123456789bcdefghjkmnpqrstuvwxyz', folds: true },
  { name: 'base64', digits: `${LARGE}${SMALL}${DECIMAL}-_` },
  { name: 'bcrypt64', digits: `./${LARGE}${SMALL}${DECIMAL}` },
  { name: 'crypt64', digits: `./${DECIMAL}${LARGE}${SMALL}` },
  { name: 'xxencode', digits: `+-${DECIMAL}${LARGE}${SMALL}` },
  { name: 'modhex', digits: 'cbdefghijklnrtuv', folds: true },
  { name: 'hex letters', digits: SMALL.slice(0, 16), folds: true },
];

/** Bases in which a text is one large number. */
const ofNumbers: readonly Alphabet[] = [
  { name: 'base36', digits: `${DECIMAL}${SMALL}`, folds: true },
  { name: 'base58', digits: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz' },
  { name: 'base58', digits: '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ' },
  { name: 'base58', digits: 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz' },
  { name: 'base62', digits: `${DECIMAL}${LARGE}${SMALL}` },
  { name: 'base62', digits: `${DECIMAL}${SMALL}${LARGE}` },
  { name: 'base32', digits: `${SMALL}234567`, folds: true },
  { name: 'crockford32', digits: '0123456789abcdefghjkmnpqrstvwxyz', folds: true },
  { name: 'base32hex', digits: `${DECIMAL}${SMALL.slice(0, 22)}`, folds: true },
];

/** So many bits are a digit of so many. */
const BITS: Readonly<Record<number, number>> = { 16: 4, 32: 5, 64: 6 };

/** What a text may be in a base: bytes, and numbers. */
export interface InBase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where the text is one number. */
  readonly number?: bigint;
}

/** The bytes of a text in the base of that name, the usual one of several; null where one of its characters is no digit of it. */
export function bytesInBase(name: 'base32' | 'base32hex' | 'base58', text: string): Uint8Array | null {
  const isOf = (alphabet: Alphabet): boolean => alphabet.name === name;
  const alphabet = ofBits.find(isOf);
  if (alphabet) return bytesIn(alphabet, text);
  return numberIn(ofNumbers.find(isOf) as Alphabet, text)?.bytes ?? null;
}

function bytesIn(alphabet: Alphabet, text: string): Uint8Array | null {
  const values = valuesOf(text, alphabet);
  return values && bytesOf(values, BITS[alphabet.digits.length] as number);
}

/** Of a base up to 62, so many are a number that is exact without being a large one, of which each step takes long. */
const DIGITS_AT_ONCE = 8;

function numberIn(alphabet: Alphabet, text: string): { readonly number: bigint; readonly bytes: Uint8Array } | null {
  const values = valuesOf(text, alphabet);
  if (!values) return null;
  const base = alphabet.digits.length;
  let number = 0n;
  for (let at = 0; at < values.length; at += DIGITS_AT_ONCE) {
    let [sum, scale] = [0, 1];
    for (const value of values.subarray(at, at + DIGITS_AT_ONCE)) {
      sum = sum * base + value;
      scale *= base;
    }
    number = number * BigInt(scale) + BigInt(sum);
  }
  const hex = number.toString(16);
  return { number, bytes: Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex') };
}

/**
 * All bases that a text may be in, if it is by itself.
 * @param names those alone; without them all that are known
 */
export function* inBases(text: string, names?: ReadonlySet<string>): Generator<InBase> {
  const digits = text.replace(/=+$/, '').replace(/-(?=.{4})/g, (mark) => (/^[a-z\d-]+$/i.test(text) ? '' : mark));
  for (const alphabet of ofBits) {
    if (names && !names.has(alphabet.name)) continue;
    const bytes = bytesIn(alphabet, digits);
    if (bytes) yield { name: alphabet.name, bytes };
  }
  for (const alphabet of ofNumbers) {
    if (names && !names.has(alphabet.name)) continue;
    const one = numberIn(alphabet, digits);
    if (one) yield { name: alphabet.name, ...one };
  }
}

const NONE = 0xff;

/** The value of each character of ASCII in an alphabet. */
const tables = new Map(
  [...ofBits, ...ofNumbers].map((alphabet) => {
    const table = new Uint8Array(128).fill(NONE);
    [...alphabet.digits].forEach((digit, value) => {
      table[digit.charCodeAt(0)] = value;
      if (alphabet.folds) table[digit.toUpperCase().charCodeAt(0)] = value;
    });
    return [alphabet, table] as const;
  }),
);

/** The values of digits of an alphabet; null where one is not in it. */
function valuesOf(text: string, alphabet: Alphabet): Uint8Array | null {
  const table = tables.get(alphabet) as Uint8Array;
  const values = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const value = table[text.charCodeAt(i)] ?? NONE;
    if (value === NONE) return null;
    values[i] = value;
  }
  return values;
}

/** The bytes of values of so many bits each, from the highest bit on; what fills no byte is left. */
function bytesOf(values: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor((values.length * size) / 8));
  let [held, bits, at] = [0, 0, 0];
  for (const value of values) {
    held = (held << size) | value;
    bits += size;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
    held &= 0xff;
  }
  return bytes;
}

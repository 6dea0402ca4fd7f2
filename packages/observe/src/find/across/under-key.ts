import type { Content } from '../codec/codec.ts';
import { isMeant } from '../codec/meant.ts';
import { readableText } from '../codec/readable.ts';
import { xored } from '../codec/repeated-key.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import { fromBytes, pairs } from '../named/numbers.ts';
import { isSound } from '../named/sound.ts';
import { fromAes, rc4 } from './ciphers.ts';
import type { Field } from './fields.ts';
import { BASES, type ToldKey } from './told-keys.ts';

/** What a value is under a key, and by which steps. */
export interface UnderKey {
  readonly content: Content;
  readonly chain: readonly string[];
}

const TEXT_MIN = 6;
const TEXT_MAX = 4 * 1024;
const BYTES_MIN = 5;
const DIGITS_MIN = 10;
const CIPHER_KEY_MIN = 3;
/** Fewer bytes may be a text under any key. */
const CIPHER_TEXT_MIN = 12;

/**
 * What a value may be under a key that was told: readings that make sense by themselves or under its name.
 * @param vectors where a cipher may begin
 */
export function* underKey(
  { keys, content }: Field,
  key: ToldKey,
  vectors: readonly Uint8Array[] = [],
): Generator<UnderKey> {
  if (content.length > TEXT_MAX || key.sort === 'vector') return;
  if (key.sort === 'bytes') {
    for (const { bytes, chain } of bytesOf(content))
      for (const reading of key.readings)
        for (const [step, plain] of waysUnder(bytes, reading, vectors)) {
          const content = meantBy(plain, keys.at(-1));
          // The likelier reading of the key is the first one: of an address nothing else shows which it is.
          if (content !== null) return yield { content, chain: [...chain, step] };
        }
    if (typeof content === 'string' && /^\d{2,12}$/.test(key.text)) yield* underDigits(content, key.text, keys.at(-1));
    return;
  }
  if (typeof content !== 'string' || content.length < TEXT_MIN) return;
  if (key.sort === 'table') yield* underTable(content, key.characters);
  else yield* underNumber(content, key.number, keys.at(-1));
}

/** A text in other digits in those that are usual for its base. */
function* underTable(text: string, characters: readonly string[]): Generator<UnderKey> {
  const usual = BASES[characters.length] as string;
  const is_number = characters.length <= 16;
  const digits = new Map(characters.map((one, i) => [one, usual[i] as string]));
  const written = translated(text, digits, is_number);
  if (written !== null) yield { content: written, chain: ['other digits'] };
  // Of digits in another order, each may stand for the one in its place, or in its place that one.
  if (characters.length !== 10 || !characters.every((one) => /\d/.test(one))) return;
  const inverse = translated(text, new Map([...usual].map((one, i) => [one, characters[i] as string])), true);
  if (inverse !== null) yield { content: inverse, chain: ['other digits'] };
}

/** Between digits people put marks, which stay; null where anything else is there, too. */
function translated(text: string, digits: ReadonlyMap<string, string>, is_number: boolean): string | null {
  let count = 0;
  let out = '';
  for (const one of text) {
    const digit = digits.get(one);
    if (digit !== undefined) count++;
    else if (is_number ? !' .,+-:'.includes(one) : one !== '=') return null;
    out += digit ?? one;
  }
  if (count < TEXT_MIN) return null;
  // An address of an interface, without marks.
  return digits.size === 16 && count === 12 && count === out.length ? out.replace(/..(?!$)/g, '$&:') : out;
}

/** Digits to each of which one of a key was added, again and again. */
function* underDigits(text: string, key: string, name: string | undefined): Generator<UnderKey> {
  const kind = name === undefined ? null : kindNamedBy(name);
  if (kind === null || kind === 'phone-number' || !/^\d{14,20}$/.test(text)) return;
  for (const sign of [1, -1]) {
    const digits = Array.from(text, (digit, i) => (Number(digit) - sign * Number(key[i % key.length]) + 10) % 10).join(
      '',
    );
    if (isSound(kind, digits)) return yield { content: digits, chain: ['digits moved'] };
  }
}

function* underNumber(text: string, number: bigint, name: string | undefined): Generator<UnderKey> {
  const kind = name === undefined ? null : kindNamedBy(name);
  if (kind === null || !/^\d+$/.test(text) || text.length < DIGITS_MIN || text.length > 20) return;
  const value = BigInt(text);
  for (const [step, one] of [
    ['number added', value - number],
    ['number added', value + number],
    ['xor', value ^ number],
  ] as const) {
    if (one <= 0n) continue;
    const digits = kind === 'imei' ? String(one).padStart(15, '0') : String(one);
    if (isSound(kind, digits)) return yield { content: digits, chain: [step] };
  }
}

/** No number. */
const HEX = /^(?=.*[a-f])(?:[\da-f]{2}){5,}$/i;
/** No word. */
const BASE64 = /^(?=.*[A-Z])(?=.*[a-z])[A-Za-z\d+/_-]{6,}={0,2}$/;

/** The bytes that a content may stand for. */
function* bytesOf(content: Content): Generator<{ readonly bytes: Uint8Array; readonly chain: readonly string[] }> {
  if (typeof content !== 'string') {
    if (content.length >= BYTES_MIN) yield { bytes: content, chain: [] };
    return;
  }
  if (content.length < TEXT_MIN) return;
  if (HEX.test(content)) yield { bytes: Buffer.from(content, 'hex'), chain: ['hex'] };
  else if (BASE64.test(content)) yield { bytes: Buffer.from(content, 'base64'), chain: ['base64'] };
}

function* waysUnder(
  bytes: Uint8Array,
  key: Uint8Array,
  vectors: readonly Uint8Array[],
): Generator<readonly [string, Uint8Array]> {
  if (bytes.length < BYTES_MIN) return;
  yield ['xor', xored(bytes, key)];
  // A key of one byte is none of a cipher.
  if (key.length < CIPHER_KEY_MIN) return;
  for (const plain of fromAes(bytes, key, vectors)) yield ['aes', plain];
  if (bytes.length >= CIPHER_TEXT_MIN) yield ['rc4', rc4(bytes, key)];
}

/** What bytes are if that is a text, a message, or the bytes of what their name says. */
function meantBy(plain: Uint8Array, name: string | undefined): Content | null {
  const text = readableText(plain);
  if (text !== null) return text;
  const kind = name === undefined ? null : kindNamedBy(name);
  if (kind === 'mac' && plain.length === 6) return pairs(Buffer.from(plain).toString('hex'));
  // Of a telephone number hardly anything shows.
  if (kind === 'imei' || kind === 'imsi' || kind === 'iccid')
    for (const one of fromBytes(kind, plain)) if (isSound(kind, one)) return one;
  return plain.length >= 16 && isMeant(plain) ? plain : null;
}

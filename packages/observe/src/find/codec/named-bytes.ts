import { bufferOf, luhnHolds } from '@phonehome/shared';
import { networkOf } from '../identifier/networks.ts';
import { bytesCodec, type Part } from './codec.ts';
import { addressParts, bcdDigits, tbcdDigits } from './protocol/digits.ts';
import { hasControls } from './readable.ts';

/** The begin of no longer word, though a byte that follows may be a letter. */
const NAME = /(?<![A-Za-z])(imei(?:sv)?|imsi|iccid|msisdn|mac|bssid|wifimac|btmac)(?![A-Za-z]{2})[\0:=]?/gi;
const ADDRESS_BYTES = 6;
const WORD_BYTES = 4;
const TEXT_BYTES = 12;
const NAMES_MAX = 10_000;

/** How many digits a number has, and what tells that they are in the right order. */
const NUMBERS: Readonly<Record<string, { readonly digits: RegExp; readonly fits: (digits: string) => boolean }>> = {
  imei: { digits: /^\d{15}$/, fits: luhnHolds },
  imeisv: { digits: /^\d{16}$/, fits: (digits) => /^(?:35|86|01|99|00)/.test(digits) },
  imsi: { digits: /^\d{14,15}$/, fits: (digits) => networkOf(digits).network !== null },
  iccid: { digits: /^\d{18,20}$/, fits: (digits) => digits.startsWith('89') },
  msisdn: { digits: /^[1-9]\d{7,14}$/, fits: () => true },
};

/** What stands behind a name in bytes of no known form: digits two a byte behind their length, a number of eight bytes, the six bytes of an address. */
export const namedBytes = bytesCodec('named bytes', 'coding', (bytes): readonly Part[] | null => {
  const text = bufferOf(bytes).toString('latin1');
  const parts: Part[] = [];
  for (const { 0: whole, 1: name = '', index } of text.matchAll(NAME)) {
    if (parts.length > NAMES_MAX) break;
    const kind = name.toLowerCase();
    // A zero between may also be the first byte of an address.
    const ends = [index + name.length, index + whole.length];
    for (const at of new Set(/[:=]$/.test(whole) ? ends.reverse() : ends)) {
      const part = kind in NUMBERS ? (numberAt(bytes, at, kind) ?? wordAt(bytes, at, kind)) : addressAt(bytes, at);
      if (part) parts.push(part);
      if (part) break;
    }
  }
  return parts.length > 0 ? parts : null;
});

function numberAt(bytes: Uint8Array, at: number, kind: string): Part | null {
  const size = bytes[at] ?? 0;
  const value = bytes.subarray(at + 1, at + 1 + size);
  if (size < 4 || size > 10 || value.length < size) return null;
  const { digits: form, fits } = NUMBERS[kind] as (typeof NUMBERS)[string];
  // A zero or F fills up an odd number of digits.
  const straight = Buffer.from(value).toString('hex').replace(/f$/, '');
  const orders = [bcdDigits(value)?.replace(/^0(?=\d{15}$)/, ''), straight, tbcdDigits(value)];
  const content = orders.find((digits) => digits && form.test(digits) && fits(digits));
  return content ? { key: kind === 'imeisv' ? 'imei' : kind, content } : null;
}

const IMEI_DIGITS = 15;

/** A whole number of eight bytes in either order, which has lost its zeros in front. */
function wordAt(bytes: Uint8Array, at: number, kind: string): Part | null {
  if (kind === 'msisdn' || kind === 'imeisv' || bytes.length < at + 8) return null;
  const word = Buffer.from(bytes.buffer, bytes.byteOffset + at, 8);
  const { digits: form, fits } = NUMBERS[kind] as (typeof NUMBERS)[string];
  const numbers = [word.readBigUInt64LE(), word.readBigUInt64BE()].map((one) => String(one).padStart(IMEI_DIGITS, '0'));
  const content = numbers.find((digits) => form.test(digits) && fits(digits) && !digits.startsWith('0000'));
  return content === undefined ? null : { key: kind, content };
}

/** Whether bytes are words of any script, with spaces or zeros between: of random ones chance makes no such text. */
function isOfWords(bytes: Uint8Array): boolean {
  const spaced = bytes.map((byte) => (byte === 0 ? 0x20 : byte));
  // The last character may be cut.
  const text = bufferOf(spaced)
    .toString('utf8')
    .replace(/\ufffd$/, '');
  return /\p{L}{2}/u.test(text) && !text.includes('\ufffd') && !hasControls(text);
}

/** Bytes of an address, behind their number or at once: none that are a text, nor those of a group. */
function addressAt(bytes: Uint8Array, at: number): Part | null {
  const from = bytes[at] === ADDRESS_BYTES ? at + 1 : at;
  const value = bytes.subarray(from, from + ADDRESS_BYTES);
  const isPrintable = (begin: number, end: number): boolean =>
    bytes
      .subarray(begin, end)
      .every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13);
  // A text that begins with its length goes on behind them.
  const is_text =
    isPrintable(from, from + WORD_BYTES) ||
    isPrintable(from + 3, from + TEXT_BYTES) ||
    isOfWords(bytes.subarray(from, from + TEXT_BYTES));
  const is_empty = value.filter((byte) => byte === 0 || byte === 0xff).length >= ADDRESS_BYTES / 2;
  return is_text || is_empty || (value[0] ?? 1) & 1 ? null : (addressParts(value)[0] ?? null);
}

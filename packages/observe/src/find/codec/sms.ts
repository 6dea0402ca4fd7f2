import { bytesCodec, type Part } from './codec.ts';
import { tbcdDigits } from './protocol/digits.ts';

const MESSAGE = { deliver: 0, submit: 1 } as const;
const HAS_HEADER = 0x40;
const KINDS = { international: 0x91, unknown: 0x81 } as const;
const ADDRESS_DIGITS_MAX = 20;
const TIME_BYTES = 7;
/** The basic characters of GSM 7 bit that are not those of ASCII in the same place, as far as texts need them (3GPP TS 23.038, 6.2.1). */
const OTHERS: Readonly<Record<number, string>> = {
  0: '@',
  2: '$',
  0x11: '_',
  0x5b: 'Ä',
  0x5c: 'Ö',
  0x5e: 'Ü',
  0x7b: 'ä',
  0x7c: 'ö',
  0x7e: 'ü',
};

/** A short message as modems and networks pass it on (3GPP TS 23.040, 9.2.2): to or from whom, and its text. Taken for one only if its text fills it. */
export const sms = bytesCodec('sms pdu', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < 10 || bytes.length > 200) return null;
  // The number of the service centre stands in front, where a modem gives it.
  const centre = bytes[0] as number;
  const behind = centre <= 11 ? bytes.subarray(1 + centre) : bytes;
  return messageOf(behind) ?? messageOf(bytes) ?? messageOf(behind, 1);
});

/** @param more how many bytes more the number has than its count says */
function messageOf(bytes: Uint8Array, more = 0): Part[] | null {
  const first = bytes[0] ?? 0xff;
  const type = first & 0x03;
  if (type !== MESSAGE.deliver && type !== MESSAGE.submit) return null;
  let at = type === MESSAGE.submit ? 2 : 1;
  const digits = bytes[at] ?? 0;
  const kind = bytes[at + 1] ?? 0;
  const address_bytes = Math.ceil(digits / 2) + more;
  const number = tbcdDigits(bytes.subarray(at + 2, at + 2 + address_bytes));
  if (digits < 3 || digits > ADDRESS_DIGITS_MAX || !number) return null;
  // Some count the half that only fills up, or leave a digit out of the count.
  const fits = more === 0 ? number.length <= digits && number.length >= digits - 1 : number.length > digits;
  if (!fits) return null;
  if (kind !== KINDS.international && kind !== KINDS.unknown) return null;
  at += 2 + address_bytes;
  const coding = bytes[at + 1] ?? 0;
  // How long it is valid: nothing, one byte, or a time.
  const valid = type === MESSAGE.deliver ? TIME_BYTES : ([0, TIME_BYTES, 1, TIME_BYTES][(first >> 3) & 3] as number);
  at += 2 + valid;
  const length = bytes[at] ?? 0;
  const content = bytes.subarray(at + 1);
  const is_wide = (coding & 0x0c) === 0x08;
  const is_packed = (coding & 0x0c) === 0;
  if (at >= bytes.length || content.length !== (is_packed ? Math.ceil((length * 7) / 8) : length)) return null;
  const parts: Part[] = [{ key: 'msisdn', content: kind === KINDS.international ? `+${number}` : number }];
  if (first & HAS_HEADER || length === 0) return parts;
  if (is_packed) parts.push({ content: unpackSevenBits(content, length) });
  else
    parts.push({ content: is_wide && length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : content });
  return parts;
}

/** Characters of seven bits, the lowest first (3GPP TS 23.038, 6.1.2.1.1). */
export function unpackSevenBits(bytes: Uint8Array, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) {
    const bit = i * 7;
    const two = (bytes[bit >> 3] ?? 0) | ((bytes[(bit >> 3) + 1] ?? 0) << 8);
    const code = (two >> (bit & 7)) & 0x7f;
    text += OTHERS[code] ?? String.fromCharCode(code);
  }
  return text;
}

import { bufferOf } from '@phonehome/shared';
import { tells } from '../../context/context-of.ts';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';
import { tbcdDigits } from './digits.ts';

const SEQUENCE = 0x30;
const CONSTRUCTED = 0x20;
const UNIVERSAL = { integer: 2, octets: 4, object: 6, real: 9 } as const;
const TEXTS: ReadonlySet<number> = new Set([12, 18, 19, 20, 22, 25, 26, 27]);
const WIDE = 30;
/** Tags that only their place gives a meaning. */
const CONTEXT = 0x80;
/** A number as networks code it (ISDN-AddressString, 3GPP TS 29.002, 17.7.8): an international one of the plan E.164, two digits a byte. */
const INTERNATIONAL = 0x91;
const DEPTH_MAX = 20;
const PARTS_MAX = 10_000;
/** Six bytes under the number of an object of MIB-2 or of LLDP's (IEEE 802.1AB) are the address of an interface. */
const ADDRESSES = /^(?:2b06010201|28c4620101)/;

/** ASN.1 in BER or DER (X.690), as SNMP, LDAP and certificates have it: a sequence that fills it. */
export const ber = bytesCodec('ber', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== SEQUENCE || bytes.length < 10) return null;
  const parts: Part[] = [];
  return walk(bytes, parts, { depth: 0, object: '', name: undefined }) && parts.length > 0 ? parts : null;
});

/** Where a value stands. */
interface Place {
  readonly depth: number;
  /** The object before it, in hexadecimal digits. */
  object: string;
  /** The text that is the first of the sequence, where it could be a name. */
  name: string | undefined;
}

/** The name of an attribute of LDAP (RFC 4511, 4.1.8), and whatever stands so before its values. */
const NAME = /^[A-Za-z][\w.-]{1,40}$/;

/** Adds what a run of values holds. @returns whether they end with the bytes */
function walk(bytes: Uint8Array, parts: Part[], state: Place): boolean {
  if (state.depth > DEPTH_MAX) return false;
  const within: Place = { ...state, depth: state.depth + 1 };
  const is_first = (at: number): boolean => at === 0 && state.depth > 0;
  for (let at = 0; at < bytes.length; ) {
    const begins = is_first(at);
    const tag = bytes[at++] as number;
    // Tags of more bytes are rare.
    if ((tag & 0x1f) === 0x1f) return false;
    let length = bytes[at++] ?? -1;
    if (length > 0x84 || length < 0 || length === 0x80) return false;
    if (length > 0x80) {
      const count = length - 0x80;
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + (bytes[at++] ?? 0);
    }
    const value = bytes.subarray(at, at + length);
    if (value.length < length || parts.length > PARTS_MAX) return false;
    at += length;
    if (tag & CONSTRUCTED) {
      if (!walk(value, parts, within)) return false;
      continue;
    }
    const name = begins && (TEXTS.has(tag) || tag === UNIVERSAL.octets) ? Buffer.from(value).toString('latin1') : '';
    const word = TEXTS.has(tag) ? bufferOf(value).toString('latin1') : '';
    // Names and values by turns, too.
    if ((NAME.test(name) || (NAME.test(word) && tells(word))) && at < bytes.length) within.name = name || word;
    else say(tag, value, parts, within);
  }
  return true;
}

function internationalNumber(value: Uint8Array): string | null {
  if (value[0] !== INTERNATIONAL || value.length < 5 || value.length > 9) return null;
  const digits = tbcdDigits(value.subarray(1)) ?? '';
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
}

function say(tag: number, value: Uint8Array, parts: Part[], state: Place): void {
  const kind = tag & 0xc0 ? UNIVERSAL.octets : tag;
  const named = state.name === undefined ? {} : { key: state.name };
  if (kind === UNIVERSAL.object) state.object = Buffer.from(value).toString('hex');
  else if (kind === UNIVERSAL.integer && value.length > 4 && value.length <= 8) {
    parts.push({ ...named, content: BigInt(`0x${Buffer.from(value).toString('hex')}`).toString(), is_guess: true });
  } else if (kind === UNIVERSAL.octets || TEXTS.has(kind)) {
    const number = tag >= CONTEXT ? internationalNumber(value) : null;
    if (number !== null) {
      parts.push({ key: 'msisdn', content: number });
      return;
    }
    const is_address = value.length === 6 && ADDRESSES.test(state.object);
    if (value.length >= 5)
      parts.push(
        is_address
          ? { key: 'mac', content: value }
          : { ...named, content: (TEXTS.has(kind) ? readableText(value) : null) ?? value },
      );
  } else if (kind === WIDE && value.length % 2 === 0) {
    parts.push({ ...named, content: Buffer.from(value).swap16().toString('utf16le') });
  }
}

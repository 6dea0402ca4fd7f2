import { bytesCodec, type Part } from '../codec.ts';
import { cellsOfType } from './user-location.ts';

const HEAD_BYTES = 20;
const CODES = new Set([1, 2, 4, 5, 11, 12, 40, 43]);
const VENDOR_SPECIFIC = 26;
const EAP = { attribute: 79, response: 2, identity: 1, head_bytes: 5 } as const;
const VENDOR_3GPP = 10_415;
const NAMES: Readonly<Record<number, string>> = { 1: 'User-Name', 30: 'Called-Station-Id', 31: 'Calling-Station-Id' };
const STATIONS = new Set([30, 31]);
const NAMES_3GPP: Readonly<Record<number, string>> = { 1: '3GPP-IMSI', 20: '3GPP-IMEISV' };
const USER_LOCATION = 22;

/** RADIUS (RFC 2865) and its attributes of mobile networks (3GPP TS 29.061, 16.4.7): taken for it only if they fill it. */
export const radius = bytesCodec('radius', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < HEAD_BYTES + 3 || !CODES.has(bytes[0] as number)) return null;
  if (((bytes[2] as number) << 8) + (bytes[3] as number) !== bytes.length) return null;
  const attributes = pairsOf(bytes.subarray(HEAD_BYTES));
  return attributes && attributes.flatMap(([type, value]) => partsOf(type, value));
});

function partsOf(type: number, value: Uint8Array): Part[] {
  if (type === VENDOR_SPECIFIC && value.length > 4) return ofVendor(value);
  if (type === EAP.attribute && value[0] === EAP.response && value[4] === EAP.identity)
    return [{ key: 'User-Name', content: value.subarray(EAP.head_bytes) }];
  const name = NAMES[type];
  if (name === undefined) return value.length >= 8 ? [{ content: value }] : [];
  const text = Buffer.from(value).toString('latin1');
  // Of a mobile network it is the telephone number, without a plus sign.
  if (STATIONS.has(type) && /^\d{8,15}$/.test(text)) return [{ key: 'msisdn', content: text }];
  // It may also be a name of the station's own.
  const station = STATIONS.has(type) ? stationOf(text) : null;
  return station === null ? [{ key: name, content: text }] : [{ key: 'mac', content: station }];
}

/** The address of a station, null where it is none; an access point's name stands behind its own: `00-10-A4-23-19-C0:name` (RFC 3580, 3.20). */
function stationOf(text: string): string | null {
  return /^(?:(?:[\da-f]{2}[-:]?){5}[\da-f]{2}|(?:[\da-f]{4}\.){2}[\da-f]{4})(?=:\D|$)/i.exec(text)?.[0] ?? null;
}

function ofVendor(value: Uint8Array): Part[] {
  const vendor = Buffer.from(value).readUInt32BE(0);
  const pairs = pairsOf(value.subarray(4)) ?? [];
  return pairs.flatMap(([type, content]): Part[] => {
    if (vendor !== VENDOR_3GPP) return [{ content }];
    if (type === USER_LOCATION) return cellsOfType(content);
    const key = NAMES_3GPP[type];
    return [key === undefined ? { content } : { key, content }];
  });
}

/** Type, length and value, to the end; null where they do not end there. */
function pairsOf(bytes: Uint8Array): [type: number, value: Uint8Array][] | null {
  const pairs: [number, Uint8Array][] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at + 1] ?? 0;
    if (length < 2 || at + length > bytes.length) return null;
    pairs.push([bytes[at] as number, bytes.subarray(at + 2, at + length)]);
    at += length;
  }
  return pairs;
}

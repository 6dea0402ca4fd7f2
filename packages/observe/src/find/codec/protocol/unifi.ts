import { bytesCodec, type Part } from '../codec.ts';
import { addressParts } from './digits.ts';

const MARK = 'TNBU';
const ADDRESS_AT = 8;

/** What access points of UniFi tell their controller: the address in clear, then what is encrypted. */
export const unifi = bytesCodec('unifi', 'structure', (bytes): readonly Part[] | null => {
  const head = Buffer.from(bytes.subarray(0, ADDRESS_AT)).toString('latin1');
  return bytes.length > 40 && head.startsWith(MARK) ? addressParts(bytes.subarray(ADDRESS_AT, ADDRESS_AT + 6)) : null;
});

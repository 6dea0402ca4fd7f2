import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { tbcdDigits } from './digits.ts';
import { cellsOfFlags, cellsOfType } from './user-location.ts';

/** How long the elements of version 1 are that do not say it (3GPP TS 29.060, table 37). */
const LENGTHS: Readonly<Record<number, number>> = {
  ...Object.fromEntries([1, 8, 11, 13, 14, 15, 19, 20, 21, 23, 24, 29].map((type) => [type, 1])),
  ...Object.fromEntries([25, 26, 27, 28].map((type) => [type, 2])),
  ...Object.fromEntries([4, 5, 16, 17, 127].map((type) => [type, 4])),
  ...{ 2: 8, 3: 6, 9: 28, 12: 3, 18: 5, 22: 9 },
};
const V1 = { imsi: 2, msisdn: 134, location: 152, imei: 154 } as const;
const V2 = { imsi: 1, imei: 75, msisdn: 76, location: 86, bearer: 93 } as const;
const USER_DATA = 255;

/** The control plane of GTP, versions 1 (3GPP TS 29.060) and 2 (TS 29.274): taken for it only if its elements fill it. */
export const gtp = bytesCodec('gtp', 'structure', (bytes): readonly Part[] | null => {
  const version = (bytes[0] ?? 0) >> 5;
  if (bytes.length < 16 || (version !== 1 && version !== 2)) return null;
  const file = bufferOf(bytes);
  const parts = version === 2 ? ofVersion2(file) : ofVersion1(file);
  return parts && parts.length > 0 ? parts : null;
});

function ofVersion2(file: Buffer): Part[] | null {
  const has_teid = ((file[0] as number) & 0x08) !== 0;
  if (file.readUInt16BE(2) !== file.length - 4) return null;
  const parts: Part[] = [];
  for (let at = has_teid ? 12 : 8; at < file.length; ) {
    if (at + 4 > file.length) return null;
    const type = file[at] as number;
    const length = file.readUInt16BE(at + 1);
    const value = file.subarray(at + 4, at + 4 + length);
    if (value.length < length) return null;
    at += 4 + length;
    if (type === V2.imsi) parts.push(...digits('imsi', value));
    else if (type === V2.imei) parts.push(...digits('imei', value));
    else if (type === V2.msisdn) parts.push(...digits('msisdn', value));
    else if (type === V2.location) parts.push(...cellsOfFlags(value));
    else if (length >= 8 && type !== V2.bearer) parts.push({ content: value });
  }
  return parts;
}

function ofVersion1(file: Buffer): Part[] | null {
  const flags = file[0] as number;
  // GTP, not the one for charging; and no packet of a user.
  if ((flags & 0x18) !== 0x10 || file[1] === USER_DATA || file.readUInt16BE(2) !== file.length - 8) return null;
  const parts: Part[] = [];
  for (let at = flags & 0x07 ? 12 : 8; at < file.length; ) {
    const type = file[at] as number;
    const has_length = type >= 128;
    const length = has_length ? (at + 3 > file.length ? -1 : file.readUInt16BE(at + 1)) : (LENGTHS[type] ?? -1);
    const from = at + (has_length ? 3 : 1);
    if (length < 0 || from + length > file.length) return null;
    const value = file.subarray(from, from + length);
    at = from + length;
    if (type === V1.imsi) parts.push(...digits('imsi', value));
    else if (type === V1.imei) parts.push(...digits('imei', value));
    // Behind the kind of the number.
    else if (type === V1.msisdn) parts.push(...digits('msisdn', value.subarray(1)));
    else if (type === V1.location) parts.push(...cellsOfType(value));
    else if (length >= 8) parts.push({ content: value });
  }
  return parts;
}

function digits(key: string, value: Uint8Array): Part[] {
  const content = tbcdDigits(value);
  return content === null ? [] : [{ key, content }];
}

import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { addressParts, tbcdDigits } from './digits.ts';

const VERSION = 1;
const FLAGS = { session: 1 } as const;
const TYPES_MAX = 60;
/** Elements that hold others: of rules, of what to look for in packets, and of reports. */
const GROUPS: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 7, 9, 10, 79, 80, 83, 127, 132, 142, 143]);
const ELEMENTS = { address: 133, user: 141 } as const;
const USER: readonly (readonly [flag: number, key: string, is_text: boolean])[] = [
  [1, 'imsi', false],
  [2, 'imei', false],
  [4, 'msisdn', false],
  [8, 'username', true],
];
const DEPTH_MAX = 6;

/** PFCP (3GPP TS 29.244): elements that fill a message between the parts of a network: whose session it is. */
export const pfcp = bytesCodec('pfcp', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const [first = 0, type = 0] = file;
  if (first >> 5 !== VERSION || first & 0x18 || type < 1 || type > TYPES_MAX || file.length < 16) return null;
  if (file.readUInt16BE(2) !== file.length - 4) return null;
  const parts: Part[] = [];
  return walk(file.subarray(first & FLAGS.session ? 16 : 8), parts, 0) && parts.length > 0 ? parts : null;
});

function walk(bytes: Buffer, parts: Part[], depth: number): boolean {
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return false;
    const type = bytes.readUInt16BE(at);
    const value = bytes.subarray(at + 4, at + 4 + bytes.readUInt16BE(at + 2));
    at += 4 + bytes.readUInt16BE(at + 2);
    if (at > bytes.length || depth > DEPTH_MAX) return false;
    if (GROUPS.has(type) && !walk(value, parts, depth + 1)) return false;
    if (type === ELEMENTS.user) parts.push(...userOf(value));
    // Of a sender and a receiver, as flags say.
    else if (type === ELEMENTS.address && (value[0] ?? 0) & 1) parts.push(...addressParts(value.subarray(1, 7)));
  }
  return true;
}

function userOf(value: Buffer): Part[] {
  const flags = value[0] ?? 0;
  let at = 1;
  return USER.flatMap(([flag, key, is_text]): Part[] => {
    if ((flags & flag) === 0) return [];
    const size = value[at] ?? 0;
    const own = value.subarray(at + 1, at + 1 + size);
    at += 1 + size;
    const content = is_text ? own.toString('utf8') : tbcdDigits(own);
    return content ? [{ key, content }] : [];
  });
}

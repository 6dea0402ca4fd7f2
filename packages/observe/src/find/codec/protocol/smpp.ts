import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';

const HEAD_BYTES = 16;
const TYPES = { binds: new Set([1, 2, 9]), messages: new Set([4, 5]), data: 0x103 } as const;
const INTERNATIONAL = 1;
const CONTENT = new Set([0, 1, 3, 8]);
const UCS2 = 8;

/** SMPP 3.4: who sends a message, to whom, and what. */
export const smpp = bytesCodec('smpp', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    if (file.length - at < HEAD_BYTES) return null;
    const length = file.readUInt32BE(at);
    if (length < HEAD_BYTES || at + length > file.length || file.readUInt32BE(at + 8) > 0xff) return null;
    const type = file.readUInt32BE(at + 4) & 0x7fff_ffff;
    if (type > 0x1ff) return null;
    const body = file.subarray(at + HEAD_BYTES, at + length);
    if (TYPES.messages.has(type)) parts.push(...messageOf(body));
    else if (TYPES.binds.has(type)) parts.push({ content: body });
    at += length;
  }
  return parts.length > 0 ? parts : null;
});

function messageOf(body: Buffer): Part[] {
  let at = 0;
  const text = (): string => {
    const end = Math.max(at, body.indexOf(0, at));
    const value = body.toString('latin1', at, end);
    at = end + 1;
    return value;
  };
  const number = (): Part[] => {
    const kind = body[at];
    at += 2;
    const digits = text();
    return /^\d{7,15}$/.test(digits)
      ? [{ key: 'msisdn', content: kind === INTERNATIONAL ? `+${digits}` : digits }]
      : [];
  };
  text();
  const parts = [...number(), ...number()];
  // Class, protocol, priority; two times.
  at += 3;
  text();
  text();
  const coding = body[at + 2] ?? 0;
  const length = body[at + 4] ?? 0;
  const content = body.subarray(at + 5, at + 5 + length);
  if (content.length === 0 || !CONTENT.has(coding)) return parts;
  const is_wide = coding === UCS2 && content.length % 2 === 0;
  parts.push({ content: is_wide ? Buffer.from(content).swap16().toString('utf16le') : content });
  return parts;
}

import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';

/** With which switches, plugs and lamps of TP-Link begin. */
const KEY = 171;
const LENGTH_BYTES = 4;

/** Texts of JSON in which each byte was combined by XOR with the one that was sent before it, from 171 on: behind their length, or in a datagram without it. */
export const autokey = bytesCodec('chained xor', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < 8) return null;
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length; ) {
    const is_whole = isBegin(bytes, 0);
    const from = is_whole ? 0 : at + LENGTH_BYTES;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = is_whole ? bytes.length : from <= bytes.length ? view.getUint32(at) : 0;
    if (size < 2 || !isBegin(bytes, from)) return parts.length > 0 ? parts : null;
    const text = readableText(undone(bytes.subarray(from, from + size)));
    if (text === null) return null;
    parts.push({ content: text });
    at = from + size;
  }
  return parts;
});

/** Whether an object or a list of JSON begins there. */
function isBegin(bytes: Uint8Array, at: number): boolean {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  return ['{"', '[{', '{}', '{ ', '{\n'].some(
    (begin) => (first ^ KEY) === begin.charCodeAt(0) && (second ^ first) === begin.charCodeAt(1),
  );
}

function undone(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ (i === 0 ? KEY : (bytes[i - 1] as number)));
}

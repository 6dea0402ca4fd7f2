import type { Part } from '../codec.ts';

const FLAGS = { cgi: 1, sai: 2, rai: 4, tai: 8, ecgi: 16, lai: 32 } as const;
const SIZES = { cgi: 7, sai: 7, rai: 7, tai: 5, ecgi: 7, lai: 5 } as const;

/** The cells of a user location (3GPP TS 29.274, 8.21): one after another, as flags tell. */
export function cellsOfFlags(bytes: Uint8Array): Part[] {
  const flags = bytes[0] ?? 0;
  const parts: Part[] = [];
  let at = 1;
  for (const [name, flag] of Object.entries(FLAGS) as [keyof typeof FLAGS, number][]) {
    if ((flags & flag) === 0) continue;
    const id = bytes.subarray(at, at + SIZES[name]);
    at += SIZES[name];
    if (id.length < SIZES[name]) break;
    if (name === 'ecgi') parts.push(cell(viewOf(id).getUint32(3) & 0x0fff_ffff));
    else if (name === 'cgi' || name === 'sai') parts.push(cell(viewOf(id).getUint16(5)));
  }
  return parts;
}

/** The cell of a user location of older networks (3GPP TS 29.060, 7.7.51; of RADIUS, TS 29.061, 16.4.7.2): a type, then one of them. */
export function cellsOfType(bytes: Uint8Array): Part[] {
  const [type] = bytes;
  if ((type === 0 || type === 1) && bytes.length >= 8) return [cell(viewOf(bytes).getUint16(6))];
  if (type === 129 && bytes.length >= 8) return [cell(viewOf(bytes).getUint32(4) & 0x0fff_ffff)];
  // Tracking area, then cell.
  if (type === 130 && bytes.length >= 13) return [cell(viewOf(bytes).getUint32(9) & 0x0fff_ffff)];
  return [];
}

function cell(id: number): Part {
  return { key: 'cellId', content: String(id >>> 0) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

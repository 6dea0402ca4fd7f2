import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { bcdDigits, placeText } from './digits.ts';

const MARK = 0x67;
const HEAD_BYTES = 5;
const TYPES = { login: 0x01, places: new Set([0x02, 0x04]) } as const;
/** Of a minute of arc. */
const SCALE = 30_000 * 60;
const PLACE_BYTES = 25;

/** Trackers of Eelink: `gg`, a type, the length of the rest, a number: who logs in, and where it is, with the cell. */
export const eelink = bytesCodec('eelink', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    if (file[at] !== MARK || file[at + 1] !== MARK || at + HEAD_BYTES > file.length) return null;
    const end = at + HEAD_BYTES + file.readUInt16BE(at + 3);
    if (end > file.length || end < at + HEAD_BYTES + 2) return null;
    parts.push(...partsOf(file[at + 2] as number, file.subarray(at + HEAD_BYTES + 2, end)));
    at = end;
  }
  return parts.length > 0 ? parts : null;
});

function partsOf(type: number, body: Buffer): Part[] {
  if (type === TYPES.login) {
    const digits = bcdDigits(body.subarray(0, 8));
    return digits === null ? [] : [{ key: 'imei', content: digits.replace(/^0(?=\d{15}$)/, '') }];
  }
  if (!TYPES.places.has(type) || body.length < PLACE_BYTES) return [];
  const place = placeText(body.readInt32BE(4) / SCALE, body.readInt32BE(8) / SCALE);
  const [mcc, mnc, area, cell] = [
    body.readUInt16BE(15),
    body.readUInt16BE(17),
    body.readUInt16BE(19),
    body.readUIntBE(21, 3),
  ];
  const is_cell = mcc > 0 && mcc < 1_000 && mnc < 1_000 && cell > 0;
  return [
    ...(place === null ? [] : [{ key: 'gps', content: place }]),
    ...(is_cell ? [{ key: 'cellId', content: [padded(mcc, 3), padded(mnc, 2), area, cell].join('-') }] : []),
  ];
}

function padded(code: number, digits: number): string {
  return String(code).padStart(digits, '0');
}

import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { bcdDigits, placeText } from './digits.ts';

const TYPES = {
  login: 0x01,
  information: 0x94,
  positions: new Set([0x10, 0x11, 0x12, 0x16, 0x22, 0x26, 0x27, 0x31, 0x32, 0x37, 0xa0]),
} as const;
/** Which information it is, and how long. */
const NUMBERS = 0x0a;
const NUMBERS_BYTES = 27;
/** Of a minute of arc. */
const SCALE = 30_000 * 60;
const PLACE_BYTES = 18;
const FLAGS = { west: 0x0800, north: 0x0400 } as const;
const CELL_BYTES = 8;

/** Trackers of the family GT06 (`xx`, a length, a type, …, CR LF): who logs in, and where it is. */
export const gt06 = bytesCodec('gt06', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  let count = 0;
  for (let at = 0; at < file.length; count++) {
    const [first, second] = file.subarray(at, at + 2);
    const wide = first === 0x79;
    if ((first !== 0x78 && first !== 0x79) || first !== second || at + 5 > file.length) return null;
    const length = wide ? file.readUInt16BE(at + 2) : (file[at + 2] as number);
    const from = at + (wide ? 4 : 3);
    if (length < 5 || file.toString('latin1', from + length, from + length + 2) !== '\r\n') return null;
    // Without number and check sum.
    parts.push(...partsOf(file[from] as number, file.subarray(from + 1, from + length - 4)));
    at = from + length + 2;
  }
  return count > 0 && parts.length > 0 ? parts : null;
});

/** Year, month, day, hour, minute and second, a byte each. */
function isTime(bytes: Uint8Array): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = bytes;
  return year < 100 && month > 0 && month <= 12 && day > 0 && day <= 31 && hour < 24 && minute < 60 && second < 60;
}

function partsOf(type: number, content: Buffer): Part[] {
  if (type === TYPES.login) {
    const digits = bcdDigits(content.subarray(0, 8));
    return digits === null ? [] : [{ key: 'imei', content: digits.replace(/^0(?=\d{15}$)/, '') }];
  }
  // What is in the device: its number, that of the subscriber and of the card.
  if (type === TYPES.information && content[0] === NUMBERS && content.length >= NUMBERS_BYTES) {
    const [imei, imsi, iccid] = [content.subarray(1, 9), content.subarray(9, 17), content.subarray(17, 27)].map(
      bcdDigits,
    );
    return [
      { key: 'imei', content: imei?.slice(1) ?? '' },
      { key: 'imsi', content: imsi?.slice(1) ?? '' },
      { key: 'iccid', content: iccid ?? '' },
    ].filter((part) => part.content !== '');
  }
  if (!TYPES.positions.has(type) || content.length < PLACE_BYTES || !isTime(content))
    return content.length >= 8 ? [{ content }] : [];
  const flags = content.readUInt16BE(16);
  const [lat, lon] = [content.readUInt32BE(7) / SCALE, content.readUInt32BE(11) / SCALE];
  const place = placeText(flags & FLAGS.north ? lat : -lat, flags & FLAGS.west ? -lon : lon);
  const cells = content.subarray(PLACE_BYTES);
  const cell = cells.length >= CELL_BYTES ? cells.readUIntBE(5, 3) : 0;
  return [
    ...(place === null ? [] : [{ key: 'gps', content: place }]),
    ...(cell === 0 ? [] : [{ key: 'cellId', content: String(cell) }]),
  ];
}

import { bufferOf, luhnHolds } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { placeText } from './digits.ts';

const OPTIONS = { has: 0x80, id: 0x01, type: 0x02 } as const;
const TYPES: Readonly<Record<number, string>> = { 2: 'imei', 3: 'imsi', 4: 'phone number' };
const EVENT = 2;
const DEGREES = 10_000_000;

/** Units of CalAmp (LM Direct): an id of the device or its card, two digits a byte, and reports of events with a place. */
export const calamp = bytesCodec('calamp', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const [options = 0, id_bytes = 0] = file;
  if ((options & 0x83) !== (OPTIONS.has | OPTIONS.id | OPTIONS.type) || options & 0x7c) return null;
  const id = /^(\d{8,20})f*$/.exec(file.toString('hex', 2, 2 + id_bytes))?.[1];
  const at = 2 + id_bytes;
  const kind = TYPES[file[at + 1] ?? 0];
  if (id_bytes < 5 || id_bytes > 10 || id === undefined || file[at] !== 1 || kind === undefined) return null;
  const plain = kind === 'imei' && id.length === 16 ? id.slice(1) : id;
  if (kind === 'imei' && !luhnHolds(plain)) return null;
  const [service = 9, message = 0] = file.subarray(at + 2);
  if (service > 2) return null;
  const parts: Part[] = [{ key: kind, content: plain }];
  // Behind a number and two times.
  const from = at + 4 + 2 + 8;
  if (message === EVENT && from + 8 <= file.length) {
    const place = placeText(file.readInt32BE(from) / DEGREES, file.readInt32BE(from + 4) / DEGREES);
    if (place !== null) parts.push({ key: 'gps', content: place });
  }
  return parts;
});

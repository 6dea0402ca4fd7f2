import { plmnOf } from '../identifier/coded-cell.ts';
import { bytesCodec, type Part } from './codec.ts';
import { placesIn } from './packed-degrees.ts';

const BYTES_MAX = 64;
/** A word at the begin that says that a place is there, or a cell; a digit behind it is of a version. */
const PLACE = /^(?:pos|gps|loc|geo|fix|gnss)(?:\d[\0:=]?|[\0:=]?(?![a-z\d]))/i;
const CELL = /^(?:lbs|cell|cgi|ecgi|lai)(?:\d[\0:=]?|[\0:=]?(?![a-z\d]))/i;
const CELL_BYTES = 7;
/** Types and lengths between the word and a cell. */
const HEAD_MAX = 4;

/** A short message of no known form that begins with a word for a place or a cell: two numbers that are one, or network, area and cell behind their length. */
export const headed = bytesCodec('named bytes', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length > BYTES_MAX) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('latin1');
  const place = PLACE.exec(text)?.[0];
  if (place !== undefined) return placeAt(bytes, place.length);
  const cell = CELL.exec(text)?.[0];
  return cell === undefined ? null : cellAt(bytes, cell.length);
});

function placeAt(bytes: Uint8Array, at: number): Part[] | null {
  for (const length of [16, 8]) {
    const value = bytes.subarray(at, at + length);
    const places = value.length === length ? placesIn(value, true) : [];
    if (places.length > 0) return places.map((content) => ({ key: 'position', content }));
  }
  return null;
}

/** As networks code it (3GPP TS 24.008, 10.5.1.3 and 10.5.1.1): chance hardly makes a network that exists. */
function cellAt(bytes: Uint8Array, from: number): Part[] | null {
  for (let at = from; at < from + HEAD_MAX; at++) {
    const id = bytes.subarray(at + 1, at + 1 + CELL_BYTES);
    if (bytes[at] === CELL_BYTES && id.length === CELL_BYTES && plmnOf(id) !== null)
      return [{ key: 'cgi', content: Buffer.from(id).toString('hex') }];
  }
  return null;
}

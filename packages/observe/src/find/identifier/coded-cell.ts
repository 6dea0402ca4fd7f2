import { cellsOfFlags, cellsOfType } from '../codec/protocol/user-location.ts';
import { contextOf } from '../context/context-of.ts';
import type { Sighting } from '../evidence.ts';
import { SECTOR_MAX, SECTOR_NAME, STATION_NAME, UNKNOWN_CELLS } from './cell.ts';
import type { Clue } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';
import { networkOf } from './networks.ts';

const LOCATION_NAME = /(?:^|[^a-z])uli|user[_ -]?loc(?:ation)?/i;
/** MCC and MNC, then an area and a cell of two bytes, or a cell of 28 bits behind four of filling (3GPP TS 29.274, 8.21). */
const CELL_BYTES = 7;
const AREA_BYTES = 5;
const NR_CELL_BYTES = 8;

/** Whether a name is of where a user is, as networks code it. */
export function isOfLocation(key: string): boolean {
  return LOCATION_NAME.test(key);
}

/** Global identities of cells as bytes in hexadecimal, where a name says so: CGI, ECGI, NCGI, TAI and ECGI, a user location. */
export function spotCodedCells({ text, keys }: Clue): Sighting[] {
  if (!/^(?:0x)?(?:[\da-f]{2}){7,14}$/i.test(text)) return [];
  const key = keys.at(-1) ?? '';
  const bytes = Buffer.from(text.replace(/^0x/i, ''), 'hex');
  if (isOfLocation(key))
    return [...locationOf(bytes)].map((id) => sighting(id, `named “${key.slice(0, 40)}”, as networks code it`));
  const context = contextOf('cell', keys);
  if (!context || context.points < 20) return [];
  const id = globalCell(bytes, key);
  return id === null ? [] : [sighting(id, 'a network and a cell, as networks code them')];
}

/** As RADIUS has it, with one type, or as GTP does, with flags. */
function locationOf(bytes: Uint8Array): Set<string> {
  // The flags of the tracking area and of the cell of LTE, in one byte with either reading.
  const network = plmnOf(bytes.subarray(1));
  if (network === null) return new Set();
  const parts =
    (bytes[0] as number) >= 0x80 || bytes.length === CELL_BYTES + 1 ? cellsOfType(bytes) : cellsOfFlags(bytes);
  return new Set((parts.length > 0 ? parts : cellsOfFlags(bytes)).map(({ content }) => String(content)));
}

function globalCell(bytes: Buffer, key: string): string | null {
  if (plmnOf(bytes) === null) return null;
  if (bytes.length === AREA_BYTES + CELL_BYTES && plmnOf(bytes.subarray(AREA_BYTES)) !== null)
    return String(bytes.readUInt32BE(AREA_BYTES + 3) & 0x0fff_ffff);
  if (bytes.length === NR_CELL_BYTES)
    return String((bytes[3] as number & 0x0f) * 0x1_0000_0000 + bytes.readUInt32BE(4));
  if (bytes.length !== CELL_BYTES) return null;
  // The first half byte of a cell of LTE is of no meaning: an area that begins so is rarer.
  const is_lte = /ecgi|eutra|lte|4g/i.test(key) || ((bytes[3] as number) & 0xf0) === 0;
  return String(is_lte ? bytes.readUInt32BE(3) & 0x0fff_ffff : bytes.readUInt16BE(5));
}

/** The network that three bytes name, where it exists (3GPP TS 24.008, 10.5.1.3). */
export function plmnOf(bytes: Uint8Array): string | null {
  const hex = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  const [b = '', a = '', f = '', c = '', e = '', d = ''] = hex;
  const mnc = f === 'f' ? `${d}${e}` : `${d}${e}${f}`;
  const network = `${a}${b}${c}${mnc}`;
  return /^\d{5,6}$/.test(network) && networkOf(network).network === `${a}${b}${c}-${mnc}` ? network : null;
}

/** Where a station and one of its sectors are told apart (3GPP TS 36.413, 9.2.1.38): the last eight bits are the sector. */
const STATION = /\be_?node_?b(?:_?id)?|\benb(?:_?id)?/i;
const STATION_TEXT =
  /\b(?:e_?node_?b|enb)(?:[ _]?id)?["']?\s*[:=]?\s*["']?(\d{1,7})["']?[ ,;/|-]+["']?(?:sector|sec|cell|lcid|local[ _]?cell)(?:[ _]?id)?["']?\s*[:=]?\s*["']?(\d{1,3})(?!\d)/gi;
const STATION_MAX = 0xf_ffff;

/** A station of LTE and its sector, in a text: `eNB 537992 sector 140`. */
export function spotSectors({ text }: Clue): Sighting[] {
  if (!STATION.test(text)) return [];
  return [...text.matchAll(STATION_TEXT)].flatMap(([, station = '', sector = '']) => ofStation(station, sector));
}

/** What a sector may be called beside its station. */
const MAYBE_SECTOR = /^(?:cell_?id|cid|ci|cell)$/i;

/** The same in two fields: `enb_id`, `sector_id`. */
export function spotNamedSector(numbers: readonly NamedNumber[]): Sighting[] {
  const station = numbers.find(({ key, text }) => STATION_NAME.test(key) && /^\d{1,7}$/.test(text));
  const sector =
    station &&
    [SECTOR_NAME, MAYBE_SECTOR]
      .map((name) => numbers.find(({ key, text }) => name.test(key) && /^\d{1,3}$/.test(text)))
      .find((one) => one !== undefined);
  return station && sector ? ofStation(station.text, sector.text) : [];
}

function ofStation(station: string, sector: string): Sighting[] {
  const [high, low] = [Number(station), Number(sector)];
  if (high === 0 || high > STATION_MAX || low > SECTOR_MAX) return [];
  return [sighting(String(high * 256 + low), 'a station of LTE, and its sector (3GPP TS 36.413)')];
}

function sighting(value: string, says: string): Sighting {
  const is_unknown = UNKNOWN_CELLS.has(Number(value));
  return { kind: 'cell', value, evidence: [{ points: is_unknown ? -20 : 16, says }] };
}

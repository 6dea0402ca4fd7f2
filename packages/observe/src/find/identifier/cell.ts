import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';
import { networkOf } from './networks.ts';

/** 28 bits of LTE and UMTS, 36 of 5G (3GPP TS 36.413, 38.413). */
const CELL_MAX = 0xf_ffff_ffff;
/** 28 bits: all cells but those of 5G. */
const OLDER_CELL_MAX = 0xfff_ffff;
/** What stands for “not known”: ends of the ranges of 16, 28, 31 and 36 bits. */
export const UNKNOWN_CELLS = new Set([0, 65_535, 0xfff_ffff, 0x7fff_ffff, 0xffff_ffff, CELL_MAX]);

const REFERRED = /^ref(?=[A-Z]{2})/;
const COMPANY_MAX = 3;
const COMPANY = /^m?(?:lac|tac|mcc|mnc|mccmnc|plmn|area|net|rsrp|rssi|pci|earfcn|arfcn|psc|rat|sid|nid)$/i;
const NETWORK = /^\d{3}-?\d{2,3}$/;
const COMPANY_FORMS: Readonly<Record<string, RegExp>> = {
  mcc: /^\d{3}$/,
  mnc: /^\d{1,3}$/,
  lac: /^(?:\d{1,5}|(?:0x)?[\da-f]{3,4})$/i,
  tac: /^(?:\d{1,5}|(?:0x)?[\da-f]{3,6})$/i,
  plmn: NETWORK,
  mccmnc: NETWORK,
  net: NETWORK,
};

/** An area that can only be hexadecimal, without a mark that says so: the cell beside it is, too. */
const HEXADECIMAL_AREA = /^(?=.*[a-f])[\da-f]{3,6}$/i;

export const SECTOR_MAX = 255;
/** A sector, and the station of LTE that it is of. */
export const SECTOR_NAME = /^(?:sector|lcid|local_?cell|local_?cid|lci|cell_?sector)(?:_?id)?$/i;
export const STATION_NAME = /^(?:lte_?)?(?:e_?node_?b|enb)(?:_?id)?$/i;

/** What stands beside a number that tells of a cell. */
export interface CellCompany {
  /** Its names, up to three. */
  readonly names: readonly string[];
  readonly is_hexadecimal: boolean;
  /** Whether a sector of a station is among it, and a station. */
  readonly has_sector: boolean;
  readonly has_station: boolean;
}

/** Names among some numbers that tell of a cell, up to three: each with a number that it may have. */
export function cellCompany(numbers: readonly NamedNumber[]): CellCompany {
  const names: string[] = [];
  for (const { key: whole, text } of numbers) {
    // Properties have the names of what they are of in front: `ro.tac`.
    const key = whole.slice(whole.lastIndexOf('.') + 1).replace(REFERRED, '');
    const form = COMPANY_FORMS[key.replace(/^m(?=[A-Z])/, '').toLowerCase()] ?? /^-?\d{1,6}$/;
    if (COMPANY.test(key) && form.test(text)) names.push(key);
    if (names.length === COMPANY_MAX) break;
  }
  const is_hexadecimal = numbers.some(({ key, text }) => /^m?[lt]ac$/i.test(key) && HEXADECIMAL_AREA.test(text));
  const has = (name: RegExp): boolean => numbers.some(({ key }) => name.test(key));
  return { names, is_hexadecimal, has_sector: has(SECTOR_NAME), has_station: has(STATION_NAME) };
}

/** What else is told of a cell, under whatever name that is. */
const OF_CELL =
  /(?:^|_|^m)(?:[lt]ac|mcc|mnc|mccmnc|plmn|(?:ss|csi)?_?(?:rsrp|rsrq|sinr|rssi|rssnr|snr)|cqi|pci|phys_?cell_?id|[ue]?_?n?r?arfcn|bsic|psc|rat|band(?:width)?|bw|dbm|asu(?:_?level)?|level|ta|timing_?advance|age|registered|status)$/i;

/**
 * The identity of a cell. Any number may be one, so its name must say so; names that also mean other things (`cid`) count
 * only among others that tell of a cell, of which `company` is told.
 */
export function spotCells(
  { text, keys }: Clue,
  { names, is_hexadecimal, has_sector, has_station }: CellCompany,
): Sighting[] {
  // What stands before it in location services (OMA MLP).
  const context = contextOf(
    'cell',
    keys.map((key) => key.replace(REFERRED, '')),
  );
  if (!context || context.points <= 0) return [];
  // The cells of a grid on the globe; and what else is told of one.
  if (keys.some((key) => /s2|h3|grid/i.test(key)) || OF_CELL.test(keys.at(-1) ?? '')) return [];
  // The two together are its number.
  if (has_sector && STATION_NAME.test(keys.at(-1) ?? '')) return [];
  const id =
    is_hexadecimal && /^[\da-f]{4,8}$/i.test(text.trim())
      ? Number.parseInt(text, 16)
      : ((names.length > 0 ? ofPair(text.trim()) : null) ?? idOf(text.trim()));
  if (id === null || id > CELL_MAX || UNKNOWN_CELLS.has(id)) return [];
  // The sector of a station, by another name.
  if (has_station && id <= SECTOR_MAX) return [];
  // Beside the area of an older network is none of the 36 bits of 5G (3GPP TS 23.003, 4.3.1, 19.6A).
  if (id > OLDER_CELL_MAX && context.points < 20 && !names.some((name) => !/^m?lac$/i.test(name))) return [];
  const evidence: Evidence[] = [{ points: -8, says: 'a number that a cell may have' }, context];
  if (names.length > 0 && context.points < 20)
    evidence.push({ points: 8 + 4 * names.length, says: `beside ${names.join(', ')}` });
  else if (context.points < 20) evidence.push({ points: -10, says: 'a name that means other things, too' });
  return [{ kind: 'cell', value: String(id), evidence }];
}

/** Behind its area, of four hexadecimal digits each. */
function ofPair(text: string): number | null {
  const cell = /^(?=.*[a-f])[\da-f]{4}[,:;/|_-]([\da-f]{4}|[\da-f]{7,8})$/i.exec(text)?.[1];
  return cell === undefined ? null : Number.parseInt(cell, 16);
}

/**
 * The number of a cell: decimal; hexadecimal; behind a network, known or not, and an area; or
 * as in SIP (utran-cell-id-3gpp, TS 24.229, 7.2A.4.3: MCC, MNC, TAC in four digits, ECI in seven; of 5G in six and nine).
 */
function idOf(text: string): number | null {
  if (/^\d{2,11}$/.test(text) || /^0x[\da-f]{2,9}$/i.test(text)) return Number(text);
  // An area, a cell and a code of scrambling, as Android prints them.
  const printed = /^\[\d{1,5},(\d{2,9}),(?:-1|\d{1,3})\]$/.exec(text)?.[1];
  if (printed !== undefined) return Number(printed);
  const in_hex = /^(?=.*[a-f])\d{3}([-:])\d{2,3}\1[\da-f]{4}\1([\da-f]{4,8})$/i.exec(text)?.[2];
  if (in_hex !== undefined) return Number.parseInt(in_hex, 16);
  const global = /^\d{3}([-:])\d{2,3}\1\d{1,5}\1(\d{2,9})$/.exec(text)?.[2];
  if (global !== undefined) return Number(global);
  const of_sip = /^\d{5,6}(?:[\da-f]{4}([\da-f]{7})|[\da-f]{6}([\da-f]{9}))$/i
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
  if (of_sip !== undefined && networkOf(text).country) return Number.parseInt(of_sip, 16);
  return /^(?=.*[a-f])[\da-f]{4,9}$/i.test(text) ? Number.parseInt(text, 16) : null;
}

/** Network, area and cell in a row, decimal or as four digits or more of 16. */
const ROW = /,(\d{3}),(\d{1,3}),(?:[\da-f]{2,5}),([\da-f]{2,8})(?=[,;#*\s]|$)/gi;

/** Cells in what trackers report: beside a number as long as an IMEI, and a place. */
export function spotReportedCells({ text }: Clue): Sighting[] {
  if (!/\d,[NS],\d/.test(text)) return [];
  return [...text.matchAll(ROW)].flatMap(([, mcc = '', mnc = '', cell = '']): Sighting[] => {
    const id = /[a-f]/i.test(cell) || cell.length === 4 ? Number.parseInt(cell, 16) : Number(cell);
    if (networkOf(mcc + mnc.padStart(2, '0')).network === null || UNKNOWN_CELLS.has(id)) return [];
    return [
      {
        kind: 'cell',
        value: String(id),
        evidence: [{ points: 9, says: 'a network, an area and a cell in the report of a tracker' }],
      },
    ];
  });
}

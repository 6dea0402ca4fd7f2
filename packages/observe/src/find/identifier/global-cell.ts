import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { UNKNOWN_CELLS } from './cell.ts';
import type { Clue } from './clue.ts';
import { isInternetAddress } from './dotted-numbers.ts';
import { networkOf } from './networks.ts';

/**
 * Network, area and cell with one separator between (CGI, 3GPP TS 23.003, 4.3.1), decimal or hexadecimal, also behind the
 * sort of radio and before the strength of the signal. In a longer list with commas anything may stand so.
 */
const LISTED =
  /(?<![\w.-])(?:(?:gsm|cdma|umts|wcdma|lte|nr|\d)([:,|]))?(\d{3})([-:_./ |,#])(\d{1,3})\3([\da-f]{1,6})\3([\da-f]{2,9})(?=\3-?\d{1,4}(?![\w.])|[;&"'\s]|,|\||#|$)/gi;
/** MCC and MNC, an area and a cell of four hexadecimal digits each, together. */
const PACKED = /^(\d{5,6})([\da-f]{4})([\da-f]{4})$/i;

/** The network in one, an area and a cell (3GPP TS 23.003, 4.3.1), either of them hexadecimal: `00101:A3DC:B6DDFD`. */
const JOINED = /^(?:(?:plmn|cgi|ecgi)[:= ])?(\d{5,6})([-:_./ |,;])([\da-f]{1,6})\2([\da-f]{2,9})$/i;

/** A network and a cell of LTE or 5G in hexadecimal, seven or nine digits, together or apart (ECGI, NCGI). */
const OF_LTE = /^(\d{3})-?(\d{2,3}?)-?([\da-f]{7}|[\da-f]{9})$/i;

/** What a name counts that can mean nothing else. */
const NAMED_POINTS = 20;

/** Global identities of cells: of a network that exists, and with a name that tells of a cell or among others. */
export function spotGlobalCells({ text, keys }: Clue): Sighting[] {
  const context = contextOf('cell', keys);
  if (context && context.points < -10) return [];
  const found: Sighting[] = [];
  for (const match of text.matchAll(LISTED)) {
    const [whole, , mcc = '', separator, mnc = '', area = '', cell = ''] = match;
    const is_alone = whole.length >= text.trim().length - 5;
    // Lists of small numbers are of anything.
    if (/[, ]/.test(separator ?? '') && !(is_alone && context && context.points > 0)) continue;
    // What goes with a cell, as a station does, has an address, too.
    if (separator === '.' && (context?.points ?? 0) < NAMED_POINTS && isInternetAddress(whole)) continue;
    const is_hexadecimal = /[a-f]/i.test(area + cell) || /^0{2,4}[\da-f]{4,6}$/i.test(cell);
    found.push(...sighting(mcc, mnc.padStart(2, '0'), Number.parseInt(cell, is_hexadecimal ? 16 : 10), context));
  }
  const [, joined = '', , area = '', id] = context && context.points > 0 ? (JOINED.exec(text.trim()) ?? []) : [];
  if (id !== undefined) {
    const is_hexadecimal = /[a-f]/i.test(area + id) || /^0[\da-f]{3,6}$/i.test(id);
    found.push(
      ...sighting(joined.slice(0, 3), joined.slice(3), Number.parseInt(id, is_hexadecimal ? 16 : 10), context),
    );
  }
  const [, mcc = '', mnc = '', eci] = context && context.points >= 20 ? (OF_LTE.exec(text.trim()) ?? []) : [];
  if (eci !== undefined) found.push(...sighting(mcc, mnc, Number.parseInt(eci, 16), context));
  const [, network = '', , cell] = PACKED.exec(text.trim()) ?? [];
  if (cell !== undefined && context && context.points > 0)
    found.push(...sighting(network.slice(0, 3), network.slice(3), Number.parseInt(cell, 16), context));
  return found;
}

function sighting(mcc: string, mnc: string, id: number, context: Evidence | null): Sighting[] {
  const { network } = networkOf(mcc + mnc);
  if (network !== `${mcc}-${mnc}` || UNKNOWN_CELLS.has(id)) return [];
  const evidence: Evidence[] = [{ points: 5, says: `behind the network ${network}, which exists, and an area` }];
  if (context) evidence.push(context);
  return [{ kind: 'cell', value: String(id), evidence }];
}

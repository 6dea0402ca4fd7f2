import type { Sighting } from '../evidence.ts';
import { UNKNOWN_CELLS } from './cell.ts';
import type { Clue } from './clue.ts';
import { networkOf } from './networks.ts';

const NUMBER = '(0x[\\da-f]{1,9}|\\d{1,11})';
const IS = '\\s{0,2}(?:is\\s{1,2}|[:=]\\s{0,2})?';
const NETWORK = `\\b(?:(?:PLMN|network|operator|MCC[/ -]?MNC)(?:[ _-]?id)?${IS}(\\d{3})[/ -]?|MCC${IS}(\\d{3})[\\s,;|/]{1,3}MNC${IS})(\\d{2,3})`;
const AREA = '(?:LAC|TAC|(?:location|tracking)\\s{1,2}area(?:\\s{1,2}code)?)';
const CELL = '(?:cell[ _-]?(?:identity|id)|cell|e?ci|cid|eci|nci|utran cell id)';
/** Network, area and cell, each by its name, in this order, with a few words between at most. */
const SENTENCE = new RegExp(
  `${NETWORK}[\\s,;|/]{1,4}(?:\\w{1,12}\\s{1,2}){0,2}${AREA}${IS}${NUMBER}[\\s,;|/]{1,4}(?:\\w{1,12}\\s{1,2}){0,2}?${CELL}${IS}${NUMBER}(?![\\w.])`,
  'gi',
);

/** Cells that a line of a log tells in words: `camped on PLMN 001/01, LAC 0x6777, cell identity 0x9544`. */
export function spotToldCells({ text }: Clue): Sighting[] {
  if (!/plmn|network|operator|mcc/i.test(text) || !/cell|ci/i.test(text)) return [];
  return [...text.matchAll(SENTENCE)].flatMap(([, network, country, mnc = '', , cell = '']): Sighting[] => {
    const [mcc = '', id] = [network ?? country, Number(cell)];
    if (networkOf(mcc + mnc).network !== `${mcc}-${mnc}` || UNKNOWN_CELLS.has(id)) return [];
    return [
      { kind: 'cell', value: String(id), evidence: [{ points: 18, says: 'network, area and cell by their names' }] },
    ];
  });
}

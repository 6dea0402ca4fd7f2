import type { Sighting } from '../evidence.ts';
import { UNKNOWN_CELLS } from './cell.ts';
import { type Clue, tokensOf } from './clue.ts';
import { networkOf } from './networks.ts';

const NETWORK = '(\\d{3})"?[, -]+"?(\\d{1,3})"?';
const HEX = '"?(?:0x)?([\\da-f]{2,9})"?';
const AREA = '"?(?:0x)?[\\da-f]{1,8}"?';

interface Answer {
  readonly form: RegExp;
  readonly base: 10 | 16;
  readonly says: string;
}

const answer = (form: string, base: 10 | 16, says: string): Answer => ({ form: new RegExp(form, 'gi'), base, says });

/**
 * What modems answer of the cell that serves them, by the manuals of their makers: network, area and cell. Only
 * areas and cells of a network that exists are taken.
 */
const ANSWERS: readonly Answer[] = [
  // Quectel: of LTE and 5G the cell comes behind the network, of older networks behind the area.
  answer(
    `\\+QENG:\\s*(?:"servingcell",\\s*(?:"\\w+",\\s*)?)?"(?:LTE|eMTC|CAT-M|NBIoT|CAT-NB|NR5G-SA)",\\s*"\\w+",\\s*${NETWORK},\\s*${HEX},`,
    16,
    'AT+QENG',
  ),
  answer(
    `\\+QENG:\\s*"servingcell",\\s*"\\w+",\\s*"(?:GSM|WCDMA|TDSCDMA)",\\s*${NETWORK},\\s*${AREA},\\s*${HEX},`,
    16,
    'AT+QENG',
  ),
  // SIMCom: the area in hexadecimal, the cell not.
  answer(`\\+CPSI:\\s*[\\w -]+,\\s*\\w[\\w ]*,\\s*${NETWORK},\\s*0x[\\da-f]{1,8},\\s*(\\d{2,11}),`, 10, 'AT+CPSI'),
  // u-blox, in engineering mode.
  answer(
    `\\+CGED:\\s*(?:\\w+,\\s*)?MCC:\\s*(\\d{3}),\\s*MNC:\\s*(\\d{1,3}),\\s*LAC:\\s*[\\da-f]{1,4},\\s*CI:\\s*([\\da-f]{2,8})\\b`,
    16,
    'AT+CGED',
  ),
  // Huawei: the channel, then the cell.
  answer(`\\^MONSC:\\s*LTE,\\s*${NETWORK},\\s*\\d+,\\s*${HEX},`, 16, 'AT^MONSC'),
  answer(`\\^MONSC:\\s*NR,\\s*${NETWORK},\\s*\\d+,\\s*\\d+,\\s*${HEX},`, 16, 'AT^MONSC'),
  // Cinterion.
  answer(`\\^SMONI:\\s*4G,(?:[^,\\n]*,){4}[FT]DD,\\s*${NETWORK},\\s*[\\da-f]{1,4},\\s*${HEX},`, 16, 'AT^SMONI'),
  answer(`\\^SMONI:\\s*[23]G,(?:[^,\\n]*,){2,4}\\s*${NETWORK},\\s*[\\da-f]{1,4},\\s*${HEX},`, 16, 'AT^SMONI'),
  // Of several makers, in engineering mode.
  answer(`\\+CCED:\\s*LTE current cell:(\\d{3}),(\\d{2,3}),\\d*,\\d*,\\d*,\\w*,\\d*,(\\d{2,9}),`, 10, 'AT+CCED'),
  answer(`\\+CCED:\\s*GSM current cell info:(\\d{3}),(\\d{2,3}),[\\da-f]{1,4},([\\da-f]{1,4}),`, 16, 'AT+CCED'),
  // Telit.
  answer(
    `#MONI:\\s*(?:Cc:)?(\\d{3})[ ,]+(?:Nc:)?(\\d{2,3})\\s[^\\n]{0,80}?\\bId:\\s*([\\da-f]{2,8})\\b`,
    16,
    'AT#MONI',
  ),
];

/** Cells in what modems say. */
export function spotModemCells(clue: Clue): Sighting[] {
  return [...registered(clue), ...answered(clue)];
}

function answered({ text }: Clue): Sighting[] {
  if (!/[+^#](?:QENG|CPSI|CGED|CCED|MONSC|SMONI|MONI):/i.test(text)) return [];
  return ANSWERS.flatMap(({ form, base, says }) =>
    [...text.matchAll(form)].flatMap(([, mcc = '', mnc = '', cell = '']): Sighting[] => {
      const id = Number.parseInt(cell, base);
      if (networkOf(mcc + mnc.padStart(2, '0')).network === null || UNKNOWN_CELLS.has(id)) return [];
      const evidence = [{ points: 20, says: `what a modem says of its cell (${says})` }];
      return [{ kind: 'cell', value: String(id), evidence }];
    }),
  );
}

/** What a modem says of its registration (3GPP TS 27.007, 7.2, 10.1.20, 10.1.22): area and cell in hexadecimal. */
const REGISTRATION = /\+C(?:E|G|5G)?REG:\s*(?:\d,)?\d,\s*"?[\da-f]{4,6}"?,\s*"?([\da-f]{4,9})"?/gi;

function registered(clue: Clue): Sighting[] {
  if (!clue.text.includes('REG:')) return [];
  return tokensOf(clue, REGISTRATION).flatMap(({ text }): Sighting[] => {
    const id = Number.parseInt(/([\da-f]+)"?$/i.exec(text)?.[1] ?? '', 16);
    if (Number.isNaN(id) || UNKNOWN_CELLS.has(id)) return [];
    return [
      { kind: 'cell', value: String(id), evidence: [{ points: 20, says: 'what a modem says of its cell (AT+CREG)' }] },
    ];
  });
}

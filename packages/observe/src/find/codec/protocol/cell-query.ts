import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';

const BYTES = 55;
const BEGIN = 0x000e;
const QUESTION = { at: 16, kind: 0x1b } as const;
const CELL_AT = 31;

/** What maps of Google were asked by telephones without a receiver of satellites: 55 bytes, in which a cell stands. */
export const cellQuery = bytesCodec('cell query', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  if (file.length < BYTES || file.readUInt16BE(0) !== BEGIN) return null;
  const at = file.indexOf(QUESTION.kind, 2);
  // A language and the name of the program may stand before.
  if (at < QUESTION.at - 1 || at + BYTES - QUESTION.at !== file.length) return null;
  const from = at + CELL_AT - QUESTION.at;
  const [cell, area, mnc, mcc] = [0, 4, 8, 12].map((offset) => file.readUInt32BE(from + offset)) as [
    number,
    number,
    number,
    number,
  ];
  if (mcc < 200 || mcc > 999 || mnc > 999 || area > 0xffff || cell === 0) return null;
  return [{ key: 'cellId', content: [mcc, String(mnc).padStart(2, '0'), area, cell].join('-') }];
});

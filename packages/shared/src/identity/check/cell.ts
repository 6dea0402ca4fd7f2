import { type Reading, reading } from './reading.ts';

const ECI_MAX = 0xfff_ffff;

/** Reads an LTE cell identity, decimal or hexadecimal with 0x: eNodeB * 256 + sector (3GPP TS 36.413). */
export function readCell(value: string): Reading | null {
  if (!/^(?:\d{1,9}|0x[\da-f]{1,7})$/i.test(value)) return null;
  const id = Number(value);
  if (id > ECI_MAX) return null;
  const structure = { enodeb: String(Math.floor(id / 256)), sector: String(id % 256) };
  const somebodys = `a network may have a cell of eNodeB ${structure.enodeb}; which place it is depends on the network`;
  return reading('cell', { plain: String(id), structure, somebodys });
}

const CDMA_IDS_MAX = { sid: 32_767, nid: 65_535 };

/** A reader of the identity of a CDMA system or network. Any small number may be one, so it must be asked for. */
function readCdma(kind: 'sid' | 'nid'): (value: string) => Reading | null {
  return (value) => {
    if (!/^\d{1,5}$/.test(value) || Number(value) > CDMA_IDS_MAX[kind]) return null;
    const plain = String(Number(value));
    return reading(kind, { plain, structure: {}, somebodys: 'a CDMA network may have it' });
  };
}

export const readSid = readCdma('sid');
export const readNid = readCdma('nid');

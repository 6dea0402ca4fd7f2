import { contextOf } from '../context/context-of.ts';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';

/** 28 bits of LTE and UMTS, 36 of 5G (3GPP TS 36.413, 38.413). */
const CELL_MAX = 0xf_ffff_ffff;
/** What stands for “not known”: ends of the ranges of 16, 28, 31 and 36 bits. */
const UNKNOWN = new Set([0, 65_535, 0xfff_ffff, 0x7fff_ffff, 0xffff_ffff, CELL_MAX]);

/**
 * The identity of a cell. Any number may be one, so its name must say so; names that also mean other things (`cid`) count
 * only among others that tell of a cell, which `siblings` are.
 */
export function spotCells({ text, keys }: Clue, siblings: readonly string[]): Sighting[] {
  const plain = text.trim();
  if (!/^(?:\d{2,11}|0x[\da-f]{2,9})$/i.test(plain)) return [];
  const context = contextOf('cell', keys);
  if (!context || context.points <= 0) return [];
  const id = Number(plain);
  if (id > CELL_MAX || UNKNOWN.has(id)) return [];
  const evidence = [{ points: -8, says: 'a number that a cell may have' }, context];
  const key = (keys.at(-1) ?? '').toLowerCase();
  const company = siblings.filter((name) =>
    /^(?:lac|tac|mcc|mnc|plmn|rsrp|rssi|pci|earfcn|arfcn|psc|rat|sid|nid)$/i.test(name),
  );
  if (company.length > 0 && context.points < 20)
    evidence.push({ points: 8 + 4 * Math.min(3, company.length), says: `beside ${company.slice(0, 3).join(', ')}` });
  else if (/^(?:cid|ci|cell)$/.test(key) && context.points < 20)
    evidence.push({ points: -10, says: 'a name that means other things, too' });
  return [{ kind: 'cell', value: String(id), evidence }];
}

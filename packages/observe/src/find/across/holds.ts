import { isNamed } from '../context/context-of.ts';
import type { Located } from '../look.ts';
import { isSound } from '../named/sound.ts';

/**
 * Whether an identifier holds that came of several messages: most texts that are put together make some number. It must be named,
 * or have a check digit and come out of a coding; a place or a cell has its names beside it, wherever it is told.
 */
export function holds({ kind, value, keys, chain }: Located, is_coded = chain.length > 0): boolean {
  if (isNamed(kind, keys)) return true;
  if (kind === 'imei' || kind === 'iccid') return is_coded && isSound(kind, value);
  return (kind === 'coordinates' || kind === 'cell') && chain.length > 0;
}

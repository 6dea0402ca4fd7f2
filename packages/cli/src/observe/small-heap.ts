import { setFlagsFromString } from 'node:v8';

/** By how much the old generation may outgrow what was in use at the last collection; by itself V8 takes several times as much. */
const GROWTH_PERCENT = 50;

/**
 * Lets V8 collect what is no longer used before it takes more memory from the system: what is in use stays small, so that this
 * costs some hundredths of the time. What survives a message is little: the young generation needs not grow either.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

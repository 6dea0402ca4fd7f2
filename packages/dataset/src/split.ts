import { randomStream } from '@phonehome/shared';
import type { Split } from './truth.ts';

const TRAIN = 0.7;
const VALIDATION = 0.15;

/**
 * The part that a person's phones belong to: 70, 15 and 15 of 100. All exchanges of a person are in one part, and so are
 * those of the twin who lives the same life; no habit or number of a phone is in two. A pure function of seed and person.
 */
export function splitOf(seed: number, person: number): Split {
  // Asked for each exchange of a phone, one after another.
  if (last.seed !== seed || last.person !== person) last = { seed, person, split: drawSplit(seed, person) };
  return last.split;
}

let last: { seed: number; person: number; split: Split } = { seed: Number.NaN, person: 0, split: 'train' };

function drawSplit(seed: number, person: number): Split {
  const at = randomStream(seed, 'split', person).fraction();
  if (at < TRAIN) return 'train';
  return at < TRAIN + VALIDATION ? 'validation' : 'test';
}

import { philox4x32 } from './philox.ts';

/** What a stream is for. Each purpose has draws of its own, so that a new draw in one moves nothing in another. */
export const purposes = [
  'first-switch-on',
  'use-level',
  'use-rhythm',
  'day-wakes',
  'day-outing',
  'day-reboot',
  'day-travel',
  'travel-cell',
  'update-uptake',
  'places',
  'day-power-loss',
  'day-airplane-mode',
  'day-swap-sim',
  'day-data-sim',
  'day-volte',
  'day-secondary-user',
  'day-secret-code',
  'occasion',
  'consent',
  'work-wifi',
  'way-to-work',
  'policy-share',
  'contact',
  'update-stage',
  'update-failure',
  'policy-delay',
  'day-mobility',
  'work-place',
  'reach',
  'home-wifi',
  'known-points',
  'split',
  'network-path',
  'background',
  'background-application',
  'firewall',
  'known-reports',
  'known-whereabouts',
  'background-standing',
  'server-lateness',
  'activation-tls',
] as const;

export type Purpose = (typeof purposes)[number];

/** A named source of numbers: the same name gives the same numbers, whatever else was drawn. */
export interface RandomStream {
  /** An integer from 0 to 2^32 - 1. */
  uint32(): number;
  /** A number from 0 inclusive to 1 exclusive, with 53 random bits. */
  fraction(): number;
  /** An integer from 0 inclusive to `bound` exclusive; 0 for a `bound` of 0; `bound` at most 2^53. */
  below(bound: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
}

/** The 32-bit FNV-1a hash of an ASCII name. */
export function nameHash(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const purposeHashes = new Map<Purpose, number>(purposes.map((purpose) => [purpose, nameHash(purpose)]));

/** Splits a seed (an integer from 0 to 2^53 - 1) into the two words of a Philox key. */
export function seedKey(seed: number): readonly [number, number] {
  return [seed >>> 0, Math.floor(seed / 0x1_0000_0000) >>> 0];
}

/** The words of a block, taken over at once: streams are many and short, and an array of each would be the most of them. */
const words = new Uint32Array(4);

/** A stream that may become another of the same seed and purpose: for who draws little from very many. */
export interface RestartableStream extends RandomStream {
  /** From now on it is as `randomStream` gives it for this subject and part. */
  restart(subject: number, part?: number): void;
}

/**
 * The stream of `seed` for one purpose and one subject (a person's or device's index), and within it one part, such
 * as a day (an integer, also negative). 2^34 numbers long.
 */
export function randomStream(seed: number, purpose: Purpose, subject: number, part = 0): RandomStream {
  return restartableStream(seed, purpose, subject, part);
}

/** The same, to be restarted. */
export function restartableStream(
  seed: number,
  purpose: Purpose,
  first_subject = 0,
  first_part = 0,
): RestartableStream {
  const [key0, key1] = seedKey(seed);
  const purposeWord = purposeHashes.get(purpose) ?? 0;
  let subject = first_subject;
  let part = first_part;
  let block = 0;
  let left = 0;
  let [w1, w2, w3] = [0, 0, 0];
  const uint32 = (): number => {
    switch (left) {
      case 3:
        left = 2;
        return w1;
      case 2:
        left = 1;
        return w2;
      case 1:
        left = 0;
        return w3;
      default:
        philox4x32(words, block++, part, subject, purposeWord, key0, key1);
        w1 = words[1] as number;
        w2 = words[2] as number;
        w3 = words[3] as number;
        left = 3;
        return words[0] as number;
    }
  };
  const fraction = (): number => ((uint32() >>> 5) * 0x400_0000 + (uint32() >>> 6)) / 0x20_0000_0000_0000;
  return {
    uint32,
    fraction,
    below: (bound) => Math.floor(fraction() * bound),
    chance: (probability) => fraction() < probability,
    restart(next_subject, next_part = 0) {
      subject = next_subject;
      part = next_part;
      block = 0;
      left = 0;
    },
  };
}

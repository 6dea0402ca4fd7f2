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
export function restartableStream(seed: number, purpose: Purpose, subject = 0, part = 0): RestartableStream {
  return new PhiloxStream(seed, purposeHashes.get(purpose) ?? 0, subject, part);
}

/** The words of a block, taken over at once: streams are many and short, and an array of each would be the most of them. */
const words = new Int32Array(4);

/**
 * A class, since streams are very many: functions of each would be the most of them. Words are kept as signed numbers, which
 * need no memory of their own.
 */
class PhiloxStream implements RestartableStream {
  readonly #key0: number;
  readonly #key1: number;
  readonly #purpose: number;
  #subject: number;
  #part: number;
  #block = 0;
  #left = 0;
  #word1 = 0;
  #word2 = 0;
  #word3 = 0;

  constructor(seed: number, purpose: number, subject: number, part: number) {
    const [key0, key1] = seedKey(seed);
    this.#key0 = key0 | 0;
    this.#key1 = key1 | 0;
    this.#purpose = purpose | 0;
    this.#subject = subject;
    this.#part = part;
  }

  uint32(): number {
    switch (this.#left--) {
      case 3:
        return this.#word1 >>> 0;
      case 2:
        return this.#word2 >>> 0;
      case 1:
        return this.#word3 >>> 0;
      default:
        philox4x32(words, this.#block++, this.#part, this.#subject, this.#purpose, this.#key0, this.#key1);
        this.#word1 = words[1] as number;
        this.#word2 = words[2] as number;
        this.#word3 = words[3] as number;
        this.#left = 3;
        return (words[0] as number) >>> 0;
    }
  }

  fraction(): number {
    const high = this.uint32() >>> 5;
    return (high * 0x400_0000 + (this.uint32() >>> 6)) / 0x20_0000_0000_0000;
  }

  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  restart(subject: number, part = 0): void {
    this.#subject = subject;
    this.#part = part;
    this.#block = 0;
    this.#left = 0;
  }
}

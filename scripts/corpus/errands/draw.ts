import { type RandomStream, randomStream } from '@phonehome/shared';

/** Values as software makes them: all random, none of a device. */
export interface Draw extends RandomStream {
  digits(count: number): string;
  hex(count: number): string;
  base64(bytes: number): string;
  bytes(count: number): Buffer;
  uuid(): string;
  /** A number with so many decimals. */
  decimal(from: number, to: number, decimals: number): number;
  one<T>(of: readonly T[]): T;
  many<T>(count: number, make: () => T): T[];
  /** Milliseconds since 1970, in a few years about 2025. */
  time_ms(): number;
  words(count: number): string;
}

const WORDS =
  'lorem ipsum order blue shirt garden summer winter table chair lamp coffee paper book music river mountain cheap fast news sport city travel health recipe bread cheese wine water light dark green red small large new used best top free help contact about terms cookie'.split(
    ' ',
  );
const YEARS_BEGIN_MS = 1_672_531_200_000;
const YEARS_MS = 100_000_000_000;

/** The draws of one part of a round: the same for the same seed. */
export function createDraw(seed: number, round: number, part: number): Draw {
  const stream = randomStream(seed, 'background-application', round, part);
  const of = (characters: string, count: number): string => {
    let text = '';
    for (let i = 0; i < count; i++) text += characters[stream.below(characters.length)];
    return text;
  };
  const hex = (count: number): string => of('0123456789abcdef', count);
  const bytes = (count: number): Buffer => Buffer.from(Uint8Array.from({ length: count }, () => stream.below(256)));
  const one = <T>(among: readonly T[]): T => among[stream.below(among.length)] as T;
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  return Object.assign(stream, {
    // A number has no zero before it.
    digits: (count: number) => of('123456789', 1) + of('0123456789', count - 1),
    hex,
    bytes,
    base64: (count: number) => bytes(count).toString('base64'),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${of('89ab', 1)}${hex(3)}-${hex(12)}`,
    decimal: (from: number, to: number, decimals: number) =>
      Number((from + stream.fraction() * (to - from)).toFixed(decimals)),
    one,
    many,
    time_ms: () => YEARS_BEGIN_MS + stream.below(YEARS_MS),
    words: (count: number) => many(count, () => one(WORDS)).join(' '),
  });
}

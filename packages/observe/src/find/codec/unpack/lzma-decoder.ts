import type { Grown } from './grown.ts';

const PROBABILITY_BITS = 11;
const MOVE_BITS = 5;
const HALF = 1 << (PROBABILITY_BITS - 1);
const RANGE_MIN = 0x100_0000;
const STATES = 12;
const POSITIONS = 16;
/** States below it follow a literal. */
const LITERAL_STATES = 7;
const MATCH_MIN = 2;
const END = 0xffff_ffff;

/** How the bits of a byte and of positions take part: the first byte of what LZMA writes. */
export interface LzmaProperties {
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
}

/** The three numbers that one byte has of LZMA; null where it is none. */
export function lzmaProperties(byte: number): LzmaProperties | null {
  if (byte >= 225) return null;
  const properties = { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) };
  return properties.lc + properties.lp > 8 ? null : properties;
}

/** Undoes LZMA; what it has learnt lasts from one piece of LZMA2 to the next. */
export interface LzmaDecoder {
  /**
   * Reads on until so many bytes were written, the end is marked, or the bytes end.
   * @returns whether all of it was sound
   */
  decode(bytes: Uint8Array, out: Grown, upto: number): boolean;
}

interface Lengths {
  readonly choice: Uint16Array;
  readonly low: Uint16Array;
  readonly mid: Uint16Array;
  readonly high: Uint16Array;
}

const probabilities = (count: number): Uint16Array => new Uint16Array(count).fill(HALF);
const lengths = (): Lengths => ({
  choice: probabilities(2),
  low: probabilities(POSITIONS * 8),
  mid: probabilities(POSITIONS * 8),
  high: probabilities(256),
});

/** A decoder that has learnt nothing, by the description of the format in the LZMA SDK (lzma-specification.txt, public domain). */
export function createLzmaDecoder({ lc, lp, pb }: LzmaProperties): LzmaDecoder {
  const literals = probabilities(0x300 << (lc + lp));
  const [is_match, is_rep, is_rep0, is_rep1, is_rep2] = [
    probabilities(STATES * POSITIONS),
    ...Array.from({ length: 4 }, () => probabilities(STATES)),
  ] as [Uint16Array, Uint16Array, Uint16Array, Uint16Array, Uint16Array];
  const is_rep0_long = probabilities(STATES * POSITIONS);
  const slots = probabilities(4 * 64);
  const far = probabilities(128);
  const aligned = probabilities(16);
  const [match_lengths, rep_lengths] = [lengths(), lengths()];
  let state = 0;
  let reps: [number, number, number, number] = [0, 0, 0, 0];

  const decode = (bytes: Uint8Array, out: Grown, upto: number): boolean => {
    let at = 5;
    let range = END;
    let code = ((bytes[1] ?? 0) * RANGE_MIN + ((bytes[2] ?? 0) << 16) + ((bytes[3] ?? 0) << 8) + (bytes[4] ?? 0)) >>> 0;
    const normalise = (): void => {
      if (range >= RANGE_MIN) return;
      range = (range << 8) >>> 0;
      code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0;
    };
    const bit = (of: Uint16Array, index: number): number => {
      const probability = of[index] as number;
      const bound = (range >>> PROBABILITY_BITS) * probability;
      let is_one = 0;
      if (code < bound) {
        range = bound;
        of[index] = probability + (((1 << PROBABILITY_BITS) - probability) >>> MOVE_BITS);
      } else {
        range = (range - bound) >>> 0;
        code = (code - bound) >>> 0;
        of[index] = probability - (probability >>> MOVE_BITS);
        is_one = 1;
      }
      normalise();
      return is_one;
    };
    const tree = (of: Uint16Array, from: number, count: number): number => {
      let m = 1;
      for (let i = 0; i < count; i++) m = (m << 1) | bit(of, from + m);
      return m - (1 << count);
    };
    const reversed = (of: Uint16Array, from: number, count: number): number => {
      let [m, value] = [1, 0];
      for (let i = 0; i < count; i++) {
        const one = bit(of, from + m);
        m = (m << 1) | one;
        value |= one << i;
      }
      return value;
    };
    const direct = (count: number): number => {
      let value = 0;
      for (let i = 0; i < count; i++) {
        range >>>= 1;
        const one = code >= range ? 1 : 0;
        if (one) code = (code - range) >>> 0;
        value = value * 2 + one;
        normalise();
      }
      return value;
    };
    const lengthOf = (of: Lengths, position: number): number => {
      if (bit(of.choice, 0) === 0) return tree(of.low, position * 8, 3);
      if (bit(of.choice, 1) === 0) return 8 + tree(of.mid, position * 8, 3);
      return 16 + tree(of.high, 0, 8);
    };
    const distanceOf = (length: number): number => {
      const slot = tree(slots, Math.min(length, 3) * 64, 6);
      if (slot < 4) return slot;
      const count = (slot >> 1) - 1;
      const base = ((2 | (slot & 1)) << count) >>> 0;
      if (slot < 14) return base + reversed(far, base - slot, count);
      return base + direct(count - 4) * 16 + reversed(aligned, 0, 4);
    };
    const literal = (): void => {
      const before = out.length === 0 ? 0 : out.back(1);
      const context = ((out.length & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
      const from = 0x300 * context;
      let symbol = 1;
      if (state >= LITERAL_STATES) {
        let match = out.back(reps[0] + 1);
        while (symbol < 0x100) {
          const match_bit = (match >> 7) & 1;
          match = (match << 1) & 0xff;
          const one = bit(literals, from + ((1 + match_bit) << 8) + symbol);
          symbol = (symbol << 1) | one;
          if (match_bit !== one) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, from + symbol);
      out.push(symbol & 0xff);
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    };

    let sound = out.length;
    while (out.length < upto) {
      if (at > bytes.length) {
        // The bytes are cut: what was last read of them is made up.
        out.cut(sound);
        return false;
      }
      sound = out.length;
      const position = out.length & ((1 << pb) - 1);
      if (bit(is_match, state * POSITIONS + position) === 0) {
        literal();
        continue;
      }
      let length = 0;
      if (bit(is_rep, state) === 0) {
        reps = [0, reps[0], reps[1], reps[2]];
        length = lengthOf(match_lengths, position);
        state = state < LITERAL_STATES ? 7 : 10;
        reps[0] = distanceOf(length);
        if (reps[0] >= END) return true;
      } else if (bit(is_rep0, state) === 0) {
        if (bit(is_rep0_long, state * POSITIONS + position) === 0) {
          state = state < LITERAL_STATES ? 9 : 11;
          if (!out.repeat(reps[0] + 1, 1)) return false;
          continue;
        }
        length = lengthOf(rep_lengths, position);
        state = state < LITERAL_STATES ? 8 : 11;
      } else {
        const [a, b, c, d] = reps;
        if (bit(is_rep1, state) === 0) reps = [b, a, c, d];
        else reps = bit(is_rep2, state) === 0 ? [c, a, b, d] : [d, a, b, c];
        length = lengthOf(rep_lengths, position);
        state = state < LITERAL_STATES ? 8 : 11;
      }
      if (!out.repeat(reps[0] + 1, Math.min(length + MATCH_MIN, upto - out.length))) return false;
    }
    return true;
  };
  return { decode };
}

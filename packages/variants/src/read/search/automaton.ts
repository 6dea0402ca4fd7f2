/** A deterministic automaton that finds all of a set of byte strings in one pass (Aho and Corasick, 1975). */
export interface Automaton {
  /** The class of each byte: those that stand in no needle share class 0, and case counts for nothing. */
  readonly classes: Uint8Array;
  /** The next state, by state * width + class. States from `accepting` on end a needle. */
  readonly next: Uint32Array;
  readonly width: number;
  readonly accepting: number;
  /** For each two bytes, first * 256 + second, whether a needle begins with them: all else is passed over quickly. */
  readonly beginnings: Uint8Array;
  /** For each accepting state, by state - accepting, the needles that end there. */
  readonly ends: readonly (readonly number[])[];
}

/** Builds the automaton of needles, which are bytes in any case. The start is state 0. */
export function createAutomaton(needles: readonly Uint8Array[]): Automaton {
  const { classes, width } = classesOf(needles);
  const children: Map<number, number>[] = [new Map()];
  const ending: number[][] = [[]];
  needles.forEach((needle, index) => {
    let state = 0;
    for (const byte of needle) {
      const child = children[state]?.get(classes[byte] as number) ?? children.length;
      if (child === children.length) {
        children[state]?.set(classes[byte] as number, child);
        children.push(new Map());
        ending.push([]);
      }
      state = child;
    }
    if (needle.length > 0) ending[state]?.push(index);
  });
  return {
    ...numbered(linked(children, ending, width), classes, width, children.length),
    beginnings: beginningsOf(needles),
  };
}

function beginningsOf(needles: readonly Uint8Array[]): Uint8Array {
  const beginnings = new Uint8Array(256 * 256);
  const cases = (byte: number): number[] => [byte, lowerCase(byte), upperCase(byte)];
  for (const [first = 0, second] of needles) {
    // A needle of one byte begins with whatever comes after it.
    const seconds = second === undefined ? Array.from({ length: 256 }, (_, i) => i) : cases(second);
    for (const a of cases(first)) for (const b of seconds) beginnings[a * 256 + b] = 1;
  }
  return beginnings;
}

function classesOf(needles: readonly Uint8Array[]): { classes: Uint8Array; width: number } {
  const classes = new Uint8Array(256);
  let width = 1;
  for (const needle of needles) {
    for (const byte of needle) {
      const lower = lowerCase(byte);
      if (classes[lower] === 0) {
        classes[lower] = width;
        width += 1;
      }
    }
  }
  for (let byte = 0; byte < 256; byte += 1) classes[byte] = classes[lowerCase(byte)] as number;
  return { classes, width };
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function upperCase(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

/** All transitions, by state and class, breadth first: where no needle goes on, the longest that may still begin. */
function linked(
  children: readonly Map<number, number>[],
  ending: readonly number[][],
  width: number,
): { next: Uint32Array; ends: readonly (readonly number[])[] } {
  const next = new Uint32Array(children.length * width);
  const fallback = new Uint32Array(children.length);
  const ends: (readonly number[])[] = [...ending];
  const queue = [0];
  for (let i = 0; i < queue.length; i += 1) {
    const state = queue[i] as number;
    const back = fallback[state] as number;
    if (state !== 0) ends[state] = [...(ends[state] ?? []), ...(ends[back] ?? [])];
    for (let c = 0; c < width; c += 1) {
      const child = children[state]?.get(c);
      const otherwise = state === 0 ? 0 : (next[back * width + c] as number);
      next[state * width + c] = child ?? otherwise;
      if (child === undefined) continue;
      fallback[child] = otherwise;
      queue.push(child);
    }
  }
  return { next, ends };
}

/** The same with the accepting states last, so that one comparison tells them. */
function numbered(
  { next, ends }: ReturnType<typeof linked>,
  classes: Uint8Array,
  width: number,
  states: number,
): Omit<Automaton, 'beginnings'> {
  const all = Array.from({ length: states }, (_, state) => state);
  const order = [...all.filter((s) => ends[s]?.length === 0), ...all.filter((s) => ends[s]?.length !== 0)];
  const position = new Uint32Array(states);
  order.forEach((state, i) => {
    position[state] = i;
  });
  const moved = new Uint32Array(next.length);
  order.forEach((state, i) => {
    for (let c = 0; c < width; c += 1) moved[i * width + c] = position[next[state * width + c] as number] as number;
  });
  const accepting = order.findIndex((state) => ends[state]?.length !== 0);
  const first = accepting < 0 ? states : accepting;
  return { classes, next: moved, width, accepting: first, ends: order.slice(first).map((state) => ends[state] ?? []) };
}

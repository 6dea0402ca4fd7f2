/** Digests, each with a number, in few bytes each: of a digest only so much is kept that hardly another one has the same. */
export interface DigestTable {
  /** @param digest hexadecimal, 32 digits or more */
  add(digest: string, number: number): void;
  /** The numbers that a digest may have been added with, in no order. */
  numbersOf(digest: string): number[];
  readonly size: number;
}

const SLOTS_MIN = 1 << 10;
/** Of so many slots in ten at most. */
const FULL = 6;

/** An empty table: open addressing, twice as large whenever it gets full. */
export function createDigestTable(): DigestTable {
  let marks = new Uint32Array(SLOTS_MIN);
  /** A number and one more: 0 is an empty slot. */
  let numbers = new Uint32Array(SLOTS_MIN);
  let size = 0;

  const put = (mark: number, stored: number): void => {
    const mask = marks.length - 1;
    let at = mark & mask;
    while (numbers[at] !== 0) at = (at + 1) & mask;
    marks[at] = mark;
    numbers[at] = stored;
  };
  const grow = (): void => {
    const [old_marks, old_numbers] = [marks, numbers];
    marks = new Uint32Array(old_marks.length * 2);
    numbers = new Uint32Array(marks.length);
    for (let i = 0; i < old_marks.length; i++)
      if (old_numbers[i] !== 0) put(old_marks[i] as number, old_numbers[i] as number);
  };

  return {
    add(digest, number) {
      if ((size + 1) * 10 > marks.length * FULL) grow();
      put(markOf(digest), number + 1);
      size++;
    },
    numbersOf(digest) {
      const mark = markOf(digest);
      const mask = marks.length - 1;
      const found: number[] = [];
      for (let at = mark & mask; numbers[at] !== 0; at = (at + 1) & mask)
        if (marks[at] === mark) found.push((numbers[at] as number) - 1);
      return found;
    },
    get size() {
      return size;
    },
  };
}

/** The first 32 bits. */
function markOf(digest: string): number {
  return Number.parseInt(digest.slice(0, 8), 16);
}

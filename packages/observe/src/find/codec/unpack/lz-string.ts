/** The first three entries of the dictionary: a character of 8 bits that is new, one of 16, the end. */
const MARKS = { byte: 0, wide: 1, end: 2 } as const;

/** Reads numbers bit by bit, the lowest bit first, out of digits of so many bits each, from their highest bit on. */
class Bits {
  readonly #digits: ArrayLike<number>;
  readonly #size: number;
  #at = 0;
  #left: number;

  constructor(digits: ArrayLike<number>, size: number) {
    this.#digits = digits;
    this.#size = size;
    this.#left = size;
  }

  /** @returns null behind the end */
  read(count: number): number | null {
    let value = 0;
    for (let i = 0; i < count; i++) {
      if (this.#left === 0) {
        this.#at++;
        this.#left = this.#size;
      }
      if (this.#at >= this.#digits.length) return null;
      this.#left--;
      if (((this.#digits[this.#at] as number) >> this.#left) & 1) value += 1 << i;
    }
    return value;
  }
}

/**
 * What lz-string, a library of JavaScript for short texts, has packed: LZ78 over characters, whose numbers grow by a bit as the
 * dictionary does. Null where it is broken, or longer than `most` characters.
 * @param digits the values of its characters, of `size` bits each: 6 in its forms for URIs and base64
 */
export function fromLzString(digits: ArrayLike<number>, size: number, most: number): string | null {
  const bits = new Bits(digits, size);
  const dictionary: string[] = ['', '', ''];
  let [width, room] = [2, 1];
  let before = '';
  let text = '';
  while (text.length <= most) {
    const mark = bits.read(width);
    if (mark === null || mark === MARKS.end) return mark === null ? null : text;
    let entry: string | undefined;
    if (mark === MARKS.byte || mark === MARKS.wide) {
      const code = bits.read(mark === MARKS.byte ? 8 : 16);
      if (code === null) return null;
      entry = String.fromCharCode(code);
      dictionary.push(entry);
      room--;
      if (room === 0) [room, width] = [1 << width, width + 1];
    } else entry = dictionary[mark] ?? (mark === dictionary.length ? before + before.charAt(0) : undefined);
    if (entry === undefined || entry === '') return null;
    text += entry;
    if (before !== '') {
      dictionary.push(before + entry.charAt(0));
      room--;
      if (room === 0) [room, width] = [1 << width, width + 1];
    }
    before = entry;
  }
  return null;
}

import type { BytesReader } from './bytes-reader.ts';
import type { Part } from './codec.ts';

/** How long the properties of MQTT 5 are, by their ids (2.2.2.2): of a number, or behind a length. */
const NUMBERS: Readonly<Record<number, 1 | 2 | 4>> = {
  1: 1,
  2: 4,
  17: 4,
  19: 2,
  23: 1,
  24: 4,
  33: 2,
  34: 2,
  35: 2,
  36: 1,
  37: 1,
  39: 4,
  40: 1,
  41: 1,
  42: 1,
};
const SIZED: ReadonlySet<number> = new Set([3, 8, 9, 18, 21, 22, 26, 28, 31]);
const SUBSCRIPTION = 11;
const USER = 38;

/** Properties of a message: names that a program has given with their values, and texts. */
export function propertiesIn(reader: BytesReader): Part[] {
  const parts: Part[] = [];
  const sized = (): Uint8Array => reader.take(Number(reader.unsigned(2)));
  while (reader.left() > 0) {
    const id = Number(reader.varint());
    const size = NUMBERS[id];
    if (size !== undefined) reader.take(size);
    else if (id === SUBSCRIPTION) reader.varint();
    else if (id === USER) {
      const key = Buffer.from(sized()).toString('utf8');
      const content = Buffer.from(sized()).toString('utf8');
      if (content !== '') parts.push({ key, content });
    } else if (SIZED.has(id)) {
      const content = sized();
      if (content.length >= 5) parts.push({ content });
    } else break;
  }
  return parts;
}

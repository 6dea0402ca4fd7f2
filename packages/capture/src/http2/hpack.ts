import { fromHuffman } from './huffman.ts';
import { staticTable } from './static-table.ts';

/** A header field as it was sent, one byte a character. */
export type Field = readonly [name: string, value: string];

/** Undoes the compression of headers of one direction of a connection (RFC 7541): each block needs those before it. */
export interface HpackDecoder {
  /** The fields of a block; null where it is broken, after which no later one can be read. */
  decode(block: Uint8Array): Field[] | null;
}

/** What a field takes up beside its text (RFC 7541, 4.1). */
const FIELD_BYTES = 32;
const TABLE_BYTES = 4_096;
/** The other side may have allowed more, which is not seen here. */
const TABLE_BYTES_MAX = 1024 * 1024;
const FIELDS_MAX = 2_000;
const INTEGER_MAX = 0x1000_0000;

class Broken extends Error {}

/** A decoder at the first block of a connection. */
export function createHpackDecoder(): HpackDecoder {
  /** The newest first. */
  const table: Field[] = [];
  let [held, table_max] = [0, TABLE_BYTES];
  const evict = (): void => {
    while (held > table_max) held -= sizeOf(table.pop() as Field);
  };
  const insert = (field: Field): void => {
    held += sizeOf(field);
    table.unshift(field);
    evict();
  };
  const fieldAt = (index: number): Field => {
    const field = index <= staticTable.length ? staticTable[index - 1] : table[index - 1 - staticTable.length];
    if (!field) throw new Broken();
    return field;
  };

  const read = (block: Uint8Array): Field[] => {
    let at = 0;
    const integer = (bits: number): number => {
      const most = (1 << bits) - 1;
      let value = (block[at++] ?? 0) & most;
      if (value < most) return value;
      for (let unit = 1; ; unit *= 128) {
        const byte = block[at++];
        if (byte === undefined || value > INTEGER_MAX) throw new Broken();
        value += (byte & 0x7f) * unit;
        if (byte < 0x80) return value;
      }
    };
    const text = (): string => {
      const is_huffman = ((block[at] ?? 0) & 0x80) !== 0;
      const length = integer(7);
      if (at + length > block.length) throw new Broken();
      const bytes = block.subarray(at, at + length);
      at += length;
      const plain = is_huffman ? fromHuffman(bytes) : Buffer.from(bytes);
      if (!plain) throw new Broken();
      return plain.toString('latin1');
    };
    const literal = (bits: number): Field => {
      const index = integer(bits);
      return [index === 0 ? text() : fieldAt(index)[0], text()];
    };
    const fields: Field[] = [];
    while (at < block.length) {
      const first = block[at] as number;
      if (first & 0x80) fields.push(fieldAt(integer(7)));
      else if (first & 0x40) {
        const field = literal(6);
        fields.push(field);
        insert(field);
      } else if (first & 0x20) {
        table_max = Math.min(integer(5), TABLE_BYTES_MAX);
        evict();
      } else fields.push(literal(4));
      if (fields.length > FIELDS_MAX) throw new Broken();
    }
    return fields;
  };
  return {
    decode(block) {
      try {
        return read(block);
      } catch {
        return null;
      }
    },
  };
}

function sizeOf([name, value]: Field): number {
  return name.length + value.length + FIELD_BYTES;
}

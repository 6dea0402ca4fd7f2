import type { Content } from '../codec.ts';
import { DATABASE_HEAD_BYTES, type Pages } from './pages.ts';

/** A row as it is stored: null where there is no value. */
export interface StoredRow {
  /** Its number in its table; null in a table without. */
  readonly id: bigint | null;
  readonly values: readonly (Content | null)[];
}

/** How much of a file is read at most, however its pages hold on to one another. */
export interface ReadBudget {
  values: number;
  /** Bytes out of pages that hold on long values. */
  overflow: number;
}

const KINDS = { index_node: 2, table_node: 5, index_leaf: 10, table_leaf: 13 } as const;
/** More has no table. */
const VALUES_MAX = 2_000;
/** A longer value is told as far as this. */
const PAYLOAD_MAX = 1024 * 1024;

export type Encoding = 'utf8' | 'utf16le' | 'utf16be';

/** Reads rows out of b-trees; no page is read twice, whoever points to it. */
export interface RecordReader {
  /** Calls back with each row of the tree under a page; false ends it. */
  tree(root: number, tell: (row: StoredRow) => boolean): void;
  /** The same of the leaves of tables that no tree has led to: what was deleted, or of which the capture has no more. */
  leftOver(tell: (row: StoredRow) => boolean): void;
}

/** A reader of some pages (https://www.sqlite.org/fileformat2.html, 1.6 and 2.1). */
export function createRecordReader(pages: Pages, encoding: Encoding, budget: ReadBudget): RecordReader {
  const seen = new Set<number>();

  const page = (number: number, tell: (row: StoredRow) => boolean, then: number[]): boolean => {
    const bytes = pages.at(number);
    const at = number === 1 ? DATABASE_HEAD_BYTES : 0;
    if (bytes === null || bytes.length < at + 12 || seen.has(number)) return true;
    seen.add(number);
    const kind = bytes[at] as number;
    const is_node = kind === KINDS.index_node || kind === KINDS.table_node;
    if (!is_node && kind !== KINDS.index_leaf && kind !== KINDS.table_leaf) return true;
    const first = at + (is_node ? 12 : 8);
    const count = Math.min(bytes.readUInt16BE(at + 3), (bytes.length - first) >> 1);
    const children: number[] = [];
    for (let i = 0; i < count; i++) {
      let cell = bytes.readUInt16BE(first + 2 * i);
      if (cell < first || cell + 4 > bytes.length) continue;
      if (is_node) {
        children.push(bytes.readUInt32BE(cell));
        if (kind === KINDS.table_node) continue;
        cell += 4;
      }
      const row = rowAt(bytes, cell, kind === KINDS.table_leaf);
      if (budget.values < 0 || (row && !tell(row))) return false;
    }
    if (is_node) then.push(bytes.readUInt32BE(at + 8), ...children.reverse());
    return true;
  };

  const rowAt = (bytes: Buffer, from: number, is_table: boolean): StoredRow | null => {
    const size = varintAt(bytes, from);
    const id = size && is_table ? varintAt(bytes, size.end) : null;
    if (!size || (is_table && !id)) return null;
    const start = (id ?? size).end;
    const payload = payloadAt(bytes, start, Number(size.value), is_table);
    const values = payload && valuesOf(payload);
    return values && { id: id && BigInt.asIntN(64, id.value), values };
  };

  /** What of a row is not in its page is in a chain of others. */
  const payloadAt = (bytes: Buffer, start: number, size: number, is_table: boolean): Buffer | null => {
    const { usable } = pages;
    const most = is_table ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
    if (size <= most) return bytes.subarray(start, start + size);
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const fitting = least + ((size - least) % (usable - 4));
    const local = fitting <= most ? fitting : least;
    const pieces = [bytes.subarray(start, start + local)];
    let left = Math.min(size, PAYLOAD_MAX) - local;
    let next = start + local + 4 <= bytes.length ? bytes.readUInt32BE(start + local) : 0;
    while (left > 0 && next > 0 && budget.overflow > 0) {
      const more = pages.at(next);
      if (more === null || more.length < 4) break;
      const piece = more.subarray(4, Math.min(usable, 4 + left));
      if (piece.length === 0) break;
      pieces.push(piece);
      left -= piece.length;
      budget.overflow -= piece.length;
      next = more.readUInt32BE(0);
    }
    return Buffer.concat(pieces);
  };

  const valuesOf = (payload: Buffer): (Content | null)[] | null => {
    const head = varintAt(payload, 0);
    if (!head || head.value > BigInt(payload.length)) return null;
    const values: (Content | null)[] = [];
    let body = Number(head.value);
    for (let at = head.end; at < Number(head.value); ) {
      const type = varintAt(payload, at);
      if (!type || type.value > BigInt(Number.MAX_SAFE_INTEGER) || values.length > VALUES_MAX) return null;
      if (--budget.values < 0) return null;
      at = type.end;
      const code = Number(type.value);
      const length = code >= 12 ? Math.floor((code - 12) / 2) : (NUMBER_BYTES[code] ?? 0);
      const bytes = payload.subarray(body, body + length);
      values.push(bytes.length < length && code < 12 ? null : valueOf(code, bytes));
      body += length;
    }
    return values;
  };

  const valueOf = (code: number, bytes: Buffer): Content | null => {
    if (code === 0) return null;
    if (code === 8 || code === 9) return String(code - 8);
    if (code === 6) return bytes.readBigInt64BE().toString();
    if (code === 7) return String(bytes.readDoubleBE());
    if (code < 6) return String(bytes.readIntBE(0, bytes.length));
    if (code < 12) return null;
    if (code % 2 === 0) return bytes;
    return encoding === 'utf8' ? bytes.toString('utf8') : new TextDecoder(DECODERS[encoding]).decode(bytes);
  };

  return {
    tree(root, tell) {
      const open = [root];
      for (let next = open.pop(); next !== undefined; next = open.pop()) if (!page(next, tell, open)) return;
    },
    leftOver(tell) {
      for (const number of pages.numbers) {
        const is_leaf = number > 1 && pages.at(number)?.[0] === KINDS.table_leaf;
        if (is_leaf && !page(number, tell, [])) return;
      }
    },
  };
}

/** By the code of a number. */
const NUMBER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8];
const DECODERS = { utf16le: 'utf-16le', utf16be: 'utf-16be' } as const;

/** Seven bits a byte, the highest first; the ninth byte has eight. */
function varintAt(bytes: Buffer, from: number): { readonly value: bigint; readonly end: number } | null {
  let value = 0n;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) return null;
    if (i === 8) return { value: (value << 8n) | BigInt(byte), end: from + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, end: from + i + 1 };
  }
  return null;
}

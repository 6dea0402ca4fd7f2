/** The pages of a database, as far as they are there. */
export interface Pages {
  /** Bytes of a page that hold something. */
  readonly usable: number;
  /** The numbers of those that are there. */
  readonly numbers: readonly number[];
  /** A page by its number, from 1 on; null where it is not there. */
  at(number: number): Buffer | null;
}

export const DATABASE_MARK = Buffer.from('SQLite format 3\0', 'latin1');
export const DATABASE_HEAD_BYTES = 100;
const LOG_HEAD_BYTES = 32;
const FRAME_HEAD_BYTES = 24;
/** The last of its four bytes tells the order of the bytes that its check sums are made of. */
const LOG_MARK = 0x377f_0682;

/** The pages of a database file (https://www.sqlite.org/fileformat2.html, 1.2 and 1.3), also of one that is cut off. */
export function databasePages(file: Buffer): Pages | null {
  if (file.length < DATABASE_HEAD_BYTES || !file.subarray(0, DATABASE_MARK.length).equals(DATABASE_MARK)) return null;
  const size = pageSize(file.readUInt16BE(16));
  if (size === null) return null;
  const count = Math.ceil(file.length / size);
  return {
    usable: size - (file[20] ?? 0),
    numbers: Array.from({ length: count }, (_, i) => i + 1),
    at: (number) => (number < 1 || number > count ? null : file.subarray((number - 1) * size, number * size)),
  };
}

/** The pages that a write-ahead log has (4.1): what is written last of a page is what it is. */
export function logPages(file: Buffer): Pages | null {
  if (file.length < LOG_HEAD_BYTES || (file.readUInt32BE(0) & ~1) !== LOG_MARK) return null;
  const size = pageSize(file.readUInt32BE(8));
  if (size === null) return null;
  const pages = new Map<number, Buffer>();
  for (let at = LOG_HEAD_BYTES; at + FRAME_HEAD_BYTES < file.length; at += FRAME_HEAD_BYTES + size) {
    const number = file.readUInt32BE(at);
    if (number === 0) break;
    pages.set(number, file.subarray(at + FRAME_HEAD_BYTES, at + FRAME_HEAD_BYTES + size));
  }
  const reserved = pages.get(1)?.[20] ?? 0;
  return { usable: size - reserved, numbers: [...pages.keys()], at: (number) => pages.get(number) ?? null };
}

/** A power of two from 512 to 65536, which a field of two bytes has as 1. */
function pageSize(field: number): number | null {
  const size = field === 1 ? 65_536 : field;
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0 ? size : null;
}

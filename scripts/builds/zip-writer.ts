import { crc32 } from 'node:zlib';
import { u16, u32 } from './bytes.ts';
import { deflateLiterals } from './deflate.ts';

/** A file of an archive. What is optional makes an archive that no tool would write. */
export interface ZipFile {
  readonly name: string;
  readonly content: Buffer;
  readonly stored?: boolean;
  /** General purpose flags; 1 says that it is encrypted. */
  readonly flags?: number;
  readonly method?: number;
  readonly crc32?: number;
  /** What the directory says that it unpacks to. */
  readonly claims_bytes?: number;
  /** Packed by the caller. */
  readonly packed?: Buffer;
}

/** 1 January 1980, the first day that a ZIP can tell. */
const DATE = 0x21;

/** An archive of files, in their order (APPNOTE 6.3.10). */
export function zip(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const data = file.packed ?? (file.stored ? file.content : deflateLiterals(file.content));
    const method = file.method ?? (file.stored ? 0 : 8);
    const sums = u32(file.crc32 ?? crc32(file.content), data.length, file.claims_bytes ?? file.content.length);
    const common = Buffer.concat([u16(20, file.flags ?? 0, method, 0, DATE), sums, u16(name.length, 0)]);
    directory.push(u32(0x02014b50), u16(20), common, u16(0, 0, 0), u32(0, at), name);
    const local = Buffer.concat([u32(0x04034b50), common, name, data]);
    locals.push(local);
    at += local.length;
  }
  return Buffer.concat([...locals, ...directory, endOf(files.length, Buffer.concat(directory).length, at)]);
}

function endOf(count: number, bytes: number, at: number): Buffer {
  return Buffer.concat([u32(0x06054b50), u16(0, 0, count, count), u32(bytes, at), u16(0)]);
}

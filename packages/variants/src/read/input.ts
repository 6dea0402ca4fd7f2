/** Bytes that can be read at any place, so that a file of gigabytes need not be in memory. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from a position on; fewer than asked for only at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** What a caller may say of a file whose content does not tell it: which list of packages it is. */
export const listKinds = ['packages', 'disabled-packages', 'enabled-packages', 'other-packages'] as const;
export type ListKind = (typeof listKinds)[number];

/** A file of a build: how it is called, where it lies, how to get at its bytes. */
export interface BuildInput {
  /** As the user named it; it stands in the source of each fact. */
  readonly name: string;
  /**
   * Its path with `/` from the folder that the user named, that folder's own name included: `x1/system/build.prop`. It
   * tells the partition. For a file that was named by itself, its name.
   */
  readonly path: string;
  /** Where a symbolic link leads, if it is one that is not followed; such an input has no bytes. */
  readonly link?: string;
  /** The link leads out of the folder that was named, to a file that is there and was not read. */
  readonly link_outside?: boolean;
  readonly kind?: ListKind;
  /** May reject: then the reason is told as a problem of the input. */
  open(): Promise<ByteSource>;
  /** Called once after the bytes were read, whatever came of it. */
  close?(): Promise<void>;
}

/** What the reader needs of the platform, which it does not reach by itself. */
export interface Unpacking {
  /** Undoes DEFLATE (RFC 1951). Throws when the bytes are none, or give more than `bytes_max`. */
  inflateRaw(bytes: Uint8Array, bytes_max: number): Uint8Array;
  /** CRC-32 as in ZIP. */
  crc32(bytes: Uint8Array): number;
}

/** How a build is read. */
export interface ReadOptions {
  /** The texts that files are searched for: `needlesOf(knowledge)`. */
  readonly needles: readonly string[];
  readonly unpacking: Unpacking;
  /** Called before each file with its name, to tell how far it is; what it throws ends the reading. */
  onFile?(name: string): void;
}

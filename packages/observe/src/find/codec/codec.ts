/** A piece of what was sent: bytes, or the text that they are. */
export type Content = string | Uint8Array;

/** What a codec has taken out of a content; `key` is the name that stands with it there. */
export interface Part {
  readonly key?: string;
  readonly content: Content;
  /** A form that so many random texts have that what comes of it is worth little by itself. */
  readonly is_guess?: true;
  /** What it stands among, where that is not all that was taken out: its row of a table. */
  readonly among?: readonly Part[];
}

/** What a codec does beyond looking at its content: whoever looks at what others send bounds it. */
export interface Work {
  /** Keys that were searched for, of one length each. */
  searches: number;
}

/** Undoes one layer of encoding. Never throws: what it cannot read, it does not know. */
export interface Codec {
  /** Its name in a chain: `base64`. */
  readonly name: string;
  /**
   * A structure names its parts and hides nothing, a coding hides: only codings tell that somebody encoded a value.
   */
  readonly sort: 'structure' | 'coding';
  /**
   * The parts, or null where the content is not written so.
   * @param work what was done for it is added there
   */
  decode(content: Content, work?: Work): readonly Part[] | null;
}

/** A codec of texts. */
export function textCodec(
  name: string,
  sort: Codec['sort'],
  decode: (text: string, work?: Work) => readonly Part[] | null,
): Codec {
  return { name, sort, decode: (content, work) => (typeof content === 'string' ? decode(content, work) : null) };
}

/** A codec of bytes. */
export function bytesCodec(
  name: string,
  sort: Codec['sort'],
  decode: (bytes: Uint8Array, work?: Work) => readonly Part[] | null,
): Codec {
  return { name, sort, decode: (content, work) => (typeof content === 'string' ? null : decode(content, work)) };
}

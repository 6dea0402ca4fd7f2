import type { Framing } from './request-framing.ts';
import type { RequestHead } from './request-head.ts';

/** A head, and what follows from it. */
export interface KnownHead {
  readonly head: RequestHead;
  readonly framing: Framing;
  /** Bytes of the head. */
  readonly size: number;
}

/** So many heads are remembered, each of so many bytes at most: clients write the same one again and again. */
const HEADS_MAX = 64;
const HEAD_BYTES_MAX = 1024;

const END = '\r\n\r\n';
const known = new Map<string, KnownHead>();

/** The text up to the first empty line, where it is short; null where there is none. Its characters are bytes. */
export function shortHead(bytes: Buffer): string | null {
  const end = bytes.indexOf(END, 0, 'latin1');
  return end < 0 || end + END.length > HEAD_BYTES_MAX ? null : bytes.toString('latin1', 0, end + END.length);
}

/** The head that was known last, with its bytes: most clients of a server write the very same one. */
let latest: { readonly bytes: Buffer; readonly known: KnownHead } | null = null;

/** The head that bytes begin with, if it is the one that was known last: to compare is quicker than to look for its end. */
export function latestHead(bytes: Buffer): KnownHead | null {
  if (!latest || bytes.length < latest.bytes.length) return null;
  return latest.bytes.compare(bytes, 0, latest.bytes.length) === 0 ? latest.known : null;
}

/** What a head of exactly this text was found to be. To take a head apart is a function of its bytes, so nothing else can be. */
export function knownHead(text: string): KnownHead | undefined {
  const found = known.get(text);
  if (found) latest = { bytes: Buffer.from(text, 'latin1'), known: found };
  return found;
}

/** Remembers what a head was found to be, if it ended where the text does; the one that was learnt first is forgotten. */
export function learnHead(text: string, { head, framing, size }: KnownHead): void {
  if (size !== text.length || known.has(text)) return;
  const [first] = known.keys();
  if (known.size >= HEADS_MAX && first !== undefined) known.delete(first);
  known.set(text, { head, framing, size });
}

/**
 * Bytes to be sent. Once it is handed over, neither it nor its bytes are written to: who sends the same object again says that
 * the bytes are the same.
 */
export interface Content {
  readonly bytes: Uint8Array;
  /** Where other bytes are sent than these; null where none are. */
  readonly changes: Changes | null;
}

/** Bytes that stand in place of others. */
export interface Changes {
  /** Offsets in the content, each once; the same object for contents of one form. */
  readonly at: readonly number[];
  /** As many bytes. */
  readonly bytes: Uint8Array;
}

/** Bytes as they are. */
export function contentOf(bytes: Uint8Array | Content): Content {
  return bytes instanceof Uint8Array ? { bytes, changes: null } : bytes;
}

/** Writes the content between two of its offsets. */
export function writeContent(into: Uint8Array, at: number, content: Content, start: number, end: number): void {
  const { bytes, changes } = content;
  if (end > start) into.set(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end), at);
  if (!changes) return;
  changes.at.forEach((offset, i) => {
    if (offset >= start && offset < end) into[at + offset - start] = changes.bytes[i] as number;
  });
}

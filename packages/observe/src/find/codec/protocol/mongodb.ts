import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';

const HEAD_BYTES = 16;
const OPERATIONS = { message: 2013, query: 2004, insert: 2002, update: 2001 } as const;
const MESSAGES_MAX = 10_000;

/** What is asked of MongoDB: behind their heads the documents of messages, and of the older operations. */
export const mongodb = bytesCodec('mongodb', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at + HEAD_BYTES < file.length && parts.length < MESSAGES_MAX; ) {
    const length = file.readUInt32LE(at);
    const documents = documentsIn(file.subarray(at + HEAD_BYTES, at + length), file.readUInt32LE(at + 12));
    if (length <= HEAD_BYTES || documents === null) return null;
    for (const content of documents) parts.push({ content });
    // The last one may be cut off.
    if (at + length > file.length) break;
    at += length;
  }
  return parts.length > 0 ? parts : null;
});

function documentsIn(body: Buffer, operation: number): Buffer[] | null {
  if (operation === OPERATIONS.message) return sectionsIn(body);
  if (operation !== OPERATIONS.query && operation !== OPERATIONS.insert && operation !== OPERATIONS.update) return null;
  // Flags, or a zero, and the name of a collection.
  const name_end = body.indexOf(0, 4) + 1;
  const from = name_end + (operation === OPERATIONS.query ? 8 : operation === OPERATIONS.update ? 4 : 0);
  return name_end > 4 ? split(body.subarray(from)) : null;
}

/** Behind flags a section is one document, or a name with those of a list. */
function sectionsIn(body: Buffer): Buffer[] | null {
  const documents: Buffer[] = [];
  for (let at = 4; at + 5 < body.length; ) {
    const kind = body[at];
    const size = body.readUInt32LE(at + 1);
    if ((kind !== 0 && kind !== 1) || size < 5) return null;
    const section = body.subarray(at + 1, at + 1 + size);
    const found = kind === 0 ? [section] : split(section.subarray(section.indexOf(0, 4) + 1));
    for (const document of found) documents.push(document);
    at += 1 + size;
  }
  return documents.length > 0 ? documents : null;
}

/** Documents after one another, each of which begins with its length. */
function split(bytes: Buffer): Buffer[] {
  const documents: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at);
    if (size < 5) break;
    documents.push(bytes.subarray(at, at + size));
    at += size;
  }
  return documents;
}

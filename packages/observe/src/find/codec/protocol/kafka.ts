import { type BytesReader, createBytesReader } from '../bytes-reader.ts';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';

const PRODUCE = 0;
const VERSIONS = { transactions: 3, compact: 9, max: 11 } as const;
const COUNT_MAX = 10_000;
const RECORDS_MAX = 100_000;
/** Where the format of a set of records is told, in all of its versions. */
const MAGIC_AT = 16;
const COMPRESSION = 7;

/** What is produced to Kafka: requests, each behind its length, with sets of records of any version. */
export const kafka = bytesCodec('kafka', 'structure', (bytes): readonly Part[] | null => {
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  let is_produced = false;
  while (reader.left() > 0) {
    const size = Number(reader.unsigned(4));
    const request = createBytesReader(reader.take(size));
    const key = Number(request.unsigned(2));
    // Of some seventy sorts of requests that there are.
    if (reader.isCut() || size < 10 || key > 80) break;
    if (key !== PRODUCE) continue;
    const read = producedIn(request);
    if (!read) break;
    is_produced = true;
    for (const part of read) parts.push(part);
  }
  return is_produced && parts.length > 0 ? parts : null;
});

function producedIn(request: BytesReader): Part[] | null {
  const version = Number(request.unsigned(2));
  if (version > VERSIONS.max) return null;
  const is_compact = version >= VERSIONS.compact;
  const text = (): string => {
    const length = is_compact ? Number(request.varint()) - 1 : Number(BigInt.asIntN(16, request.unsigned(2)));
    return Buffer.from(request.take(Math.max(0, length))).toString('utf8');
  };
  const count = (): number => (is_compact ? Number(request.varint()) - 1 : Number(request.unsigned(4)));
  const tagged = (): void => {
    if (is_compact && request.varint() !== 0n) request.take(request.left() + 1);
  };
  request.take(4);
  // The name of the client has a length of two bytes in all versions.
  const client = Buffer.from(request.take(Math.max(0, Number(BigInt.asIntN(16, request.unsigned(2))))));
  tagged();
  if (version >= VERSIONS.transactions) text();
  const acks = Number(BigInt.asIntN(16, request.unsigned(2)));
  request.take(4);
  const parts: Part[] = client.length >= 5 ? [{ key: 'clientId', content: client }] : [];
  const topics = count();
  if (Math.abs(acks) > 1 || topics < 1 || topics > COUNT_MAX) return null;
  for (let topic = 0; topic < topics && !request.isCut(); topic++) {
    parts.push({ key: 'topic', content: `/${text()}` });
    const partitions = count();
    for (let i = 0; i < partitions && !request.isCut(); i++) {
      request.take(4);
      const length = is_compact ? Number(request.varint()) - 1 : Number(request.unsigned(4));
      for (const part of recordsIn(request.take(Math.max(0, length)))) parts.push(part);
      tagged();
    }
    tagged();
  }
  tagged();
  return request.isCut() || request.left() > 0 ? null : parts;
}

/** Keys and values of a set of records: messages one after another (versions 0 and 1), or batches of records. */
function recordsIn(set: Uint8Array): Part[] {
  const reader = createBytesReader(set);
  const parts: Part[] = [];
  while (reader.left() > MAGIC_AT && parts.length < RECORDS_MAX) {
    reader.take(8);
    const body = createBytesReader(reader.take(Number(reader.unsigned(4))));
    if (reader.isCut()) break;
    body.take(4);
    const magic = Number(body.unsigned(1));
    if (magic <= 1) parts.push(...messageIn(body, magic));
    else if (magic === 2) for (const part of batchIn(body)) parts.push(part);
  }
  return parts;
}

function messageIn(body: BytesReader, magic: number): Part[] {
  body.take(magic === 0 ? 1 : 9);
  const field = (): Uint8Array => body.take(Math.max(0, Number(BigInt.asIntN(32, body.unsigned(4)))));
  return filled(field(), field());
}

function batchIn(body: BytesReader): Part[] {
  // Behind the version stand a check sum, attributes, offsets, times and the producer.
  body.take(4);
  const compression = Number(body.unsigned(2)) & COMPRESSION;
  body.take(4 + 8 + 8 + 8 + 2 + 4);
  const count = Number(body.unsigned(4));
  if (compression !== 0) return [{ content: body.take(body.left()) }];
  const parts: Part[] = [];
  for (let i = 0; i < count && body.left() > 0 && i < RECORDS_MAX; i++) {
    const record = createBytesReader(body.take(signed(body)));
    record.take(1);
    record.varint();
    record.varint();
    const field = (): Uint8Array => record.take(Math.max(0, signed(record)));
    parts.push(...filled(field(), field()));
    for (let headers = signed(record); headers > 0 && record.left() > 0; headers--)
      parts.push({ key: Buffer.from(field()).toString('utf8'), content: textOf(field()) });
  }
  return parts.filter(({ content }) => content.length > 0);
}

function textOf(value: Uint8Array): Part['content'] {
  return readableText(value) ?? value;
}

/** By zigzag. */
function signed(reader: BytesReader): number {
  const value = reader.varint();
  return Number((value >> 1n) ^ -(value & 1n));
}

function filled(...contents: readonly Uint8Array[]): Part[] {
  return contents.filter(({ length }) => length > 0).map((content) => ({ content }));
}

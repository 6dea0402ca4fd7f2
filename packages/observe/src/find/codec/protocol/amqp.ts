import { type BytesReader, createBytesReader } from '../bytes-reader.ts';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';

const GREETING = Buffer.from('AMQP', 'latin1');
const GREETING_BYTES = 8;
const FRAMES = { method: 1, header: 2, body: 3, heartbeat: 8 } as const;
const FRAME_END = 0xce;
const FRAMES_MAX = 100_000;
const BASIC_PUBLISH = 0x003c_0028;
const START_OK = 0x000a_000b;
const DEPTH_MAX = 10;

/** AMQP 0-9-1 (2.3.5): frames of what a client publishes: under which key, with which properties and headers, and the body. */
export const amqp = bytesCodec('amqp', 'structure', (bytes): readonly Part[] | null => {
  const has_greeting = GREETING.equals(bytes.subarray(0, GREETING.length));
  const reader = createBytesReader(has_greeting ? bytes.subarray(GREETING_BYTES) : bytes);
  const parts: Part[] = [];
  const body: Uint8Array[] = [];
  const endBody = (): void => {
    if (body.length > 0) parts.push({ content: Buffer.concat(body.splice(0)) });
  };
  let count = 0;
  for (; reader.left() > 0 && count < FRAMES_MAX; count++) {
    const type = Number(reader.unsigned(1));
    reader.take(2);
    const frame = reader.take(Number(reader.unsigned(4)));
    const end = Number(reader.unsigned(1));
    if (reader.isCut()) break;
    if (end !== FRAME_END || !Object.values<number>(FRAMES).includes(type)) return null;
    if (type === FRAMES.body) body.push(frame);
    else endBody();
    const readFrame = type === FRAMES.method ? methodOf : type === FRAMES.header ? headerOf : null;
    if (readFrame) for (const part of readFrame(createBytesReader(frame))) parts.push(part);
  }
  endBody();
  return count > 0 && parts.length > 0 ? parts : null;
});

function shortText(reader: BytesReader): string {
  return Buffer.from(reader.take(Number(reader.unsigned(1)))).toString('utf8');
}

/** What is published, and who connects; other methods carry nothing of the sender's own. */
function methodOf(reader: BytesReader): Part[] {
  const method = Number(reader.unsigned(4));
  if (method === BASIC_PUBLISH) {
    reader.take(2);
    const [exchange, key] = [shortText(reader), shortText(reader)];
    return [
      { key: 'exchange', content: exchange },
      { key: 'topic', content: `/${key.replaceAll('.', '/')}` },
    ].filter(({ content }) => content.length > 1);
  }
  if (method !== START_OK) return [];
  const parts = table(reader, 0);
  shortText(reader);
  // The names of a user and a password, each behind a zero (RFC 4616, 2).
  const [, user = '', password = ''] = Buffer.from(reader.take(Number(reader.unsigned(4))))
    .toString('utf8')
    .split('\0');
  return [...parts, { key: 'username', content: user }, { content: password }].filter(
    ({ content }) => content.length > 0,
  );
}

/** Names of the properties of a message, from the highest flag on; those that are no short texts have their sizes. */
const PROPERTIES: readonly (readonly [name: string, size: number | 'text' | 'table'])[] = [
  ['content type', 'text'],
  ['content encoding', 'text'],
  ['headers', 'table'],
  ['delivery', 1],
  ['priority', 1],
  ['correlation', 'text'],
  ['reply', 'text'],
  ['expiration', 'text'],
  ['message id', 'text'],
  ['time', 8],
  ['type', 'text'],
  ['user id', 'text'],
  ['app', 'text'],
];

function headerOf(reader: BytesReader): Part[] {
  reader.take(12);
  const flags = Number(reader.unsigned(2));
  return PROPERTIES.flatMap(([key, size], i): Part[] => {
    if ((flags & (0x8000 >> i)) === 0) return [];
    if (size === 'table') return table(reader, 0);
    if (size !== 'text') {
      reader.take(size);
      return [];
    }
    const content = shortText(reader);
    return content.length >= 5 ? [{ key, content }] : [];
  });
}

function table(reader: BytesReader, depth: number): Part[] {
  const fields = createBytesReader(reader.take(Number(reader.unsigned(4))));
  const parts: Part[] = [];
  while (fields.left() > 0 && depth < DEPTH_MAX) {
    const key = shortText(fields);
    for (const part of fieldOf(fields, key, depth)) parts.push(part);
  }
  return parts;
}

/** Sizes of the values that are whole numbers, by their types. */
const WHOLE: Readonly<Record<string, 1 | 2 | 4 | 8>> = {
  t: 1,
  b: 1,
  B: 1,
  s: 2,
  u: 2,
  U: 2,
  I: 4,
  i: 4,
  l: 8,
  L: 8,
  T: 8,
};

function fieldOf(fields: BytesReader, key: string, depth: number): Part[] {
  const type = String.fromCharCode(Number(fields.unsigned(1)));
  const size = WHOLE[type];
  if (size !== undefined) return [{ key, content: BigInt.asIntN(8 * size, fields.unsigned(size)).toString() }];
  if (type === 'f' || type === 'd') return [{ key, content: String(fields.float(type === 'f' ? 4 : 8)) }];
  if (type === 'F') return table(fields, depth + 1);
  if (type === 'S' || type === 'x') {
    const value = fields.take(Number(fields.unsigned(4)));
    return value.length > 0 ? [{ key, content: readableText(value) ?? value }] : [];
  }
  // A list, whose values have types and no names.
  if (type === 'A') {
    const items = createBytesReader(fields.take(Number(fields.unsigned(4))));
    const parts: Part[] = [];
    while (items.left() > 0 && depth < DEPTH_MAX) for (const part of fieldOf(items, key, depth + 1)) parts.push(part);
    return parts;
  }
  if (type === 'D') fields.take(5);
  else if (type !== 'V') fields.take(fields.left() + 1);
  return [];
}

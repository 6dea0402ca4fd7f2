import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part, textCodec } from '../codec.ts';
import { readableText } from '../readable.ts';

const ARGUMENTS_MAX = 10_000;
const COMMANDS_MAX = 10_000;
/** Whose arguments behind the key are names and values by turns. */
const NAMED = /^(?:HSET|HMSET|MSET|XADD|HSETNX)$/i;
const DEGREES = /^-?\d{1,3}\.\d+$/;

/** Commands to Redis (RESP): their arguments, those that are names with their values, and places. */
export const redis = textCodec('redis', 'structure', (text): readonly Part[] | null =>
  commandsIn(Buffer.from(text, 'utf8')),
);

/** The same with arguments that are no texts. */
export const redisBytes = bytesCodec('redis', 'structure', (bytes) => commandsIn(bufferOf(bytes)));

function commandsIn(bytes: Buffer): readonly Part[] | null {
  if (bytes[0] !== 0x2a) return null;
  const parts: Part[] = [];
  let at = 0;
  /** The number behind a mark, up to the end of the line. */
  const count = (mark: string): number => {
    const end = bytes.indexOf('\r\n', at);
    const line = end < 0 || end > at + 12 ? '' : bytes.toString('latin1', at, end);
    if (!/^.\d{1,9}$/.test(line) || line[0] !== mark) return -1;
    at = end + 2;
    return Number(line.slice(1));
  };
  for (let commands = 0; at < bytes.length && commands < COMMANDS_MAX; commands++) {
    const size = count('*');
    if (size < 1 || size > ARGUMENTS_MAX) return null;
    const command: Buffer[] = [];
    for (let i = 0; i < size; i++) {
      const length = count('$');
      // The last one of a text has lost its end.
      if (length < 0 || at + length > bytes.length) return null;
      command.push(bytes.subarray(at, at + length));
      at += length + 2;
    }
    for (const part of partsOf(command)) parts.push(part);
  }
  return parts.length > 0 ? parts : null;
}

function partsOf(command: readonly Buffer[]): Part[] {
  const name = command[0]?.toString('latin1') ?? '';
  const rest = command.slice(1);
  if (/^GEOADD$/i.test(name)) return placesIn(rest);
  // A key, or the id of an entry of a stream, stands before them.
  const from = /^MSET$/i.test(name) ? 0 : /^XADD$/i.test(name) ? 2 : 1;
  if (!NAMED.test(name)) return rest.filter(({ length }) => length >= 5).map((content) => ({ content }));
  const parts: Part[] = rest.slice(0, from).map((content) => ({ content }));
  for (let i = from; i + 1 < rest.length; i += 2)
    parts.push({ key: (rest[i] as Buffer).toString('utf8'), content: plain(rest[i + 1] as Buffer) });
  return parts.filter(({ content }) => content.length > 0);
}

function plain(argument: Buffer): Part['content'] {
  return readableText(argument) ?? argument;
}

/** `GEOADD key [NX|XX] [CH] longitude latitude member …`. */
function placesIn(rest: readonly Buffer[]): Part[] {
  const texts = rest.map((one) => one.toString('utf8'));
  return texts.flatMap((text, i): Part[] => {
    const next = texts[i + 1] ?? '';
    if (DEGREES.test(text) && DEGREES.test(next)) return [{ key: 'geo', content: `${next},${text}` }];
    return DEGREES.test(text) ? [] : [{ content: text }];
  });
}

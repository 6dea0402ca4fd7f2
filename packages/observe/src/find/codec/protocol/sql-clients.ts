import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';
import { columnsOfParameters } from '../sql.ts';

const COMMANDS: ReadonlySet<number> = new Set([0x03, 0x16]);
const HEAD_BYTES = 4;
/** Packets of one command are numbered from 0 on; of a file many may follow. */
const NUMBER_MAX = 10;
const MESSAGES_MAX = 100_000;

/**
 * What a client asks of MySQL: packets behind a length of three bytes and a number, those of commands that are statements, and what
 * the others hold: who logs in, the values of prepared statements, rows of a file.
 */
export const mysql = bytesCodec('mysql', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  let [before, has_statement] = [0, false];
  for (let at = 0; at + HEAD_BYTES < file.length && parts.length < MESSAGES_MAX; ) {
    const [length, number] = [file.readUIntLE(at, 3), file[at + 3] as number];
    const body = file.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
    // The last one may be cut off.
    const is_next = number <= NUMBER_MAX || number === (before + 1) % 256;
    if ((length === 0 && !has_statement) || !is_next || (body.length < length && parts.length === 0)) return null;
    at += HEAD_BYTES + length;
    before = number;
    const statement = number === 0 && COMMANDS.has(body[0] as number) ? statementIn(body.subarray(1)) : null;
    if (statement !== null) has_statement = true;
    if (length > 1) parts.push({ content: statement ?? readableText(body) ?? body });
  }
  return has_statement ? parts : null;
});

/** A statement as a text; of attributes that stand before it, the newer protocol has two bytes where there are none. */
function statementIn(body: Buffer): string | null {
  const text = readableText(body[0] === 0 && body[1] === 1 ? body.subarray(2) : body);
  return text !== null && /^\s*[A-Za-z(/]/.test(text) ? text : null;
}

/** Rows that are copied, calls of functions, failures of a copy, and how somebody logs in. */
const DATA: ReadonlySet<string> = new Set(['d', 'F', 'f', 'p']);
const STARTUP = { at: 4, version: 0x0003_0000 } as const;

/** What a client asks of PostgreSQL (protocol 3.0): who it is, statements, and the values of their parameters by their columns. */
export const postgres = bytesCodec('postgresql', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  let at = 0;
  let count = 0;
  if (file.length > 8 && file.readUInt32BE(STARTUP.at) === STARTUP.version) {
    const end = file.indexOf('\0\0', STARTUP.at + 4);
    if (end < 0) return null;
    const words = file.toString('utf8', STARTUP.at + 4, end).split('\0');
    for (let i = 0; i + 1 < words.length; i += 2)
      if (words[i] !== '' && words[i + 1] !== '')
        parts.push({ key: words[i] as string, content: words[i + 1] as string });
    at = end + 2;
  }
  let columns: ReadonlyMap<number, string> = new Map();
  for (; at + 5 <= file.length && count < MESSAGES_MAX; count++) {
    const type = String.fromCharCode(file[at] as number);
    const end = at + 1 + file.readUInt32BE(at + 1);
    const body = file.subarray(at + 5, end);
    if (!/[BCDEFHPQSXcdfp]/.test(type) || end < at + 5) return null;
    if (end > file.length) break;
    at = end;
    if (DATA.has(type) && body.length > 0) parts.push({ content: readableText(body) ?? body });
    if (type === 'B') parts.push(...valuesIn(body, columns));
    if (type !== 'Q' && type !== 'P') continue;
    const [first = '', second = ''] = body.toString('utf8').split('\0');
    const statement = type === 'Q' ? first : second;
    if (!/^\s*[A-Za-z(/]/.test(statement)) return null;
    parts.push({ content: statement });
    columns = columnsOfParameters(statement);
  }
  return parts.length > 0 ? parts : null;
});

/** Portal, statement, formats, then each value behind its length. */
function valuesIn(body: Buffer, columns: ReadonlyMap<number, string>): Part[] {
  const portal = body.indexOf(0) + 1;
  const statement = body.indexOf(0, portal) + 1;
  if (portal === 0 || statement === 0 || statement + 2 > body.length) return [];
  let at = statement + 2 + 2 * body.readUInt16BE(statement);
  if (at + 2 > body.length) return [];
  const count = body.readUInt16BE(at);
  at += 2;
  const values: Part[] = [];
  for (let i = 1; i <= count && at + 4 <= body.length; i++) {
    const length = Math.max(0, body.readInt32BE(at));
    const value = body.subarray(at + 4, at + 4 + length);
    const content = readableText(value) ?? value;
    at += 4 + length;
    const key = columns.get(i);
    if (content.length > 0) values.push(key === undefined ? { content } : { key, content });
  }
  return values;
}

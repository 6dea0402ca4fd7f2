import { bufferOf } from '@phonehome/shared';
import type { Answer, HttpContent } from '../exchange.ts';

/** What can be read of a request and its reply. */
export interface HttpText {
  readonly method: string;
  readonly target: string;
  readonly request_headers: string;
  readonly request_body: string;
  readonly status: number | null;
  readonly reply_headers: string | null;
  readonly reply_body: string | null;
}

const HEAD_END = '\r\n\r\n';

/** A head in three parts. */
interface Head {
  /** How many bytes, with the empty line. */
  readonly bytes: number;
  readonly start: readonly string[];
  /** JSON. */
  readonly headers: string;
}

/** Reads both sides of an exchange that this package made: their heads are whole and well-formed, or cut short. */
export function readHttp({ sent: { bytes }, answer: { pieces } }: HttpContent): HttpText {
  const sent = textOf(bytes);
  const head = readHead(sent);
  if (!head) throw new RangeError('a request was made without a head');
  const [method = '', target = ''] = head.start;
  const came = pieces.length === 1 ? textOf((pieces[0] as { bytes: Uint8Array }).bytes) : textOf(joined(pieces));
  const answer = readHead(came);
  return {
    method,
    target,
    request_headers: head.headers,
    request_body: sent.slice(head.bytes),
    status: answer ? Number(answer.start[1]) : null,
    reply_headers: answer?.headers ?? null,
    reply_body: answer ? came.slice(answer.bytes) : null,
  };
}

function joined(pieces: Answer['pieces']): Uint8Array {
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
}

/** Bytes as text: as UTF-8, which all bodies here are. */
function textOf(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('utf8');
}

/** The heads of one kind of request are equal, and there are few kinds. */
const heads = new Map<string, Head>();
const HEADS_MAX = 512;

function readHead(text: string): Head | null {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = text.slice(0, end);
  const known = heads.get(head);
  if (known) return known;
  const [start = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const read = { bytes: end + HEAD_END.length, start: start.split(' '), headers: JSON.stringify(headers) };
  if (heads.size >= HEADS_MAX) heads.clear();
  heads.set(head, read);
  return read;
}

import { ipv4Text, ipv6Text } from '../packet/address-text.ts';
import { readName } from './read-name.ts';

/** What a DNS message says (RFC 1035, 4.1), of any bytes. */
export interface DnsMessage {
  readonly id: number;
  readonly is_answer: boolean;
  /** 0 for no error. */
  readonly response_code: number;
  readonly questions: readonly { readonly name: string; readonly type: number }[];
  readonly answers: readonly DnsRecord[];
  /** Whether questions and answers could be read to their end: else these are those before the place where they cannot. */
  readonly whole: boolean;
}

/** An answer. */
export interface DnsRecord {
  readonly name: string;
  /** 1 for A, 5 for CNAME, 28 for AAAA. */
  readonly type: number;
  readonly ttl_s: number;
  /** The address, or the name that the name is an alias of; null for other types. */
  readonly value: string | null;
}

const HEADER_BYTES = 12;
const RECORD_BYTES = 10;
const ANSWER_FLAG = 0x8000;
const CODE_MASK = 0x0f;
const TYPES = { a: 1, cname: 5, aaaa: 28 } as const;

/** Reads a message; null for bytes that are too few for a header. Never throws. */
export function readDnsMessage(bytes: Uint8Array): DnsMessage | null {
  if (bytes.length < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(2);
  const questions: DnsMessage['questions'][number][] = [];
  const answers: DnsRecord[] = [];
  const [asked, answered] = [view.getUint16(4), view.getUint16(6)];
  let at: number | null = HEADER_BYTES;
  for (let nth = 0; nth < asked && at !== null; nth++) {
    const name = readName(bytes, at);
    at = name && name.end + 4 <= bytes.length ? name.end + 4 : null;
    if (name && at !== null) questions.push({ name: name.text, type: view.getUint16(name.end) });
  }
  for (let nth = 0; nth < answered && at !== null; nth++) {
    const found = readRecord(bytes, view, at);
    at = found && found.end;
    if (found) answers.push(found.record);
  }
  const is_answer = (flags & ANSWER_FLAG) !== 0;
  return { id: view.getUint16(0), is_answer, response_code: flags & CODE_MASK, questions, answers, whole: at !== null };
}

function readRecord(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly record: DnsRecord; readonly end: number } | null {
  const name = readName(bytes, at);
  if (!name || name.end + RECORD_BYTES > bytes.length) return null;
  const type = view.getUint16(name.end);
  const start = name.end + RECORD_BYTES;
  const end = start + view.getUint16(name.end + 8);
  if (end > bytes.length) return null;
  const value = valueOf(bytes, type, start, end);
  return { record: { name: name.text, type, ttl_s: view.getUint32(name.end + 4), value }, end };
}

function valueOf(bytes: Uint8Array, type: number, start: number, end: number): string | null {
  if (type === TYPES.a && end - start === 4) return ipv4Text(bytes.subarray(start, end));
  if (type === TYPES.aaaa && end - start === 16) return ipv6Text(bytes.subarray(start, end));
  return type === TYPES.cname ? (readName(bytes, start)?.text ?? null) : null;
}

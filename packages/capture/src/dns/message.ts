import type { Ipv4Address } from '../packet/ipv4.ts';

/** A question for the IPv4 address of a name. */
export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
}

const HEADER_BYTES = 12;
const TYPE_A = 1;
const CLASS_IN = 1;
const RECURSION_DESIRED = 0x0100;
const ANSWERED = 0x8180;
/** Points to the name in the question, which stands right after the header (RFC 1035, 4.1.4). */
const NAME_OF_QUESTION = 0xc000 | HEADER_BYTES;

const ascii = new TextEncoder();

/**
 * The message that asks for an address (RFC 1035, 4.1).
 * @throws RangeError for a name with a label that is empty or longer than 63 bytes
 */
export function dnsQuery({ id, name }: DnsQuestion): Uint8Array {
  return message(id, RECURSION_DESIRED, name, null);
}

/** The message that answers with one address, which may be remembered for `ttl_s` seconds. */
export function dnsAnswer({ id, name }: DnsQuestion, address: Ipv4Address, ttl_s: number): Uint8Array {
  return message(id, ANSWERED, name, { address, ttl_s });
}

interface Answer {
  readonly address: Ipv4Address;
  readonly ttl_s: number;
}

const ANSWER_BYTES = 16;

function message(id: number, flags: number, name: string, answer: Answer | null): Uint8Array {
  const labels = name.split('.').map((label) => ascii.encode(label));
  if (labels.some(({ length }) => length === 0 || length > 63)) throw new RangeError(`${name} is no name of a host`);
  const name_bytes = labels.reduce((sum, { length }) => sum + 1 + length, 1);
  const question_end = HEADER_BYTES + name_bytes + 4;
  const bytes = new Uint8Array(question_end + (answer ? ANSWER_BYTES : 0));
  const view = new DataView(bytes.buffer);
  [id, flags, 1, answer ? 1 : 0, 0, 0].forEach((word, i) => view.setUint16(i * 2, word));
  let at = HEADER_BYTES;
  for (const label of labels) {
    bytes[at] = label.length;
    bytes.set(label, at + 1);
    at += 1 + label.length;
  }
  view.setUint16(at + 1, TYPE_A);
  view.setUint16(at + 3, CLASS_IN);
  if (!answer) return bytes;
  view.setUint16(question_end, NAME_OF_QUESTION);
  view.setUint16(question_end + 2, TYPE_A);
  view.setUint16(question_end + 4, CLASS_IN);
  view.setUint32(question_end + 6, answer.ttl_s);
  view.setUint16(question_end + 10, answer.address.length);
  bytes.set(answer.address, question_end + 12);
  return bytes;
}

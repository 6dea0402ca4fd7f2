import { blockBytes, type Comment, FRAME_AT, type Room, writeBlock } from '../format/packet-block.ts';
import { folded, sumOfWords } from '../packet/checksum.ts';
import { ETHERNET_BYTES } from '../packet/ethernet.ts';
import { IPV4_BYTES, pseudoHeaderSum } from '../packet/ipv4.ts';
import { carriedBytes, ipv4Of, type PlannedPacket } from '../packet/planned-packet.ts';
import { endsAsNumbers } from './flow-ends.ts';
import type { Plan } from './plan.ts';

/** Offsets in the block of a packet. */
export const IP_AT = FRAME_AT + ETHERNET_BYTES;
export const TRANSPORT_AT = IP_AT + IPV4_BYTES;

/** What a template tells of each of its packets, in a row of integers: where they stand in it. */
export const columns = {
  /** As the plan has it. */
  shape: 0,
  /** Which of the conversation's flows it is of. */
  flow: 1,
  /** Where its block begins, and where it ends. */
  at: 2,
  end: 3,
  /** Offset of its payload in its block. */
  payload_at: 4,
  /** Sum of the words of its IP header, without its id. */
  ip_sum: 5,
  /** Of what its other checksum covers: without the client's port, the numbers of the stream, and the payload. */
  header_sum: 6,
  /** Of its payload, without what changes in it. */
  payload_sum: 7,
  /** Where its payload begins in its content. */
  start: 8,
  /** Which of the content's changes are in its payload: those from one to before another place of `changes`. */
  changes_from: 9,
  changes_until: 10,
} as const;
export const COLUMNS = 11;

/**
 * The blocks of a conversation in a row, of which others of the same shape are copies but for times, ids, the client's ports,
 * numbers of the streams, comments, and changes of contents. What it is told by lies in few arrays of numbers: of the templates
 * of a thousand phones most are in no near cache, and each object would be a way to memory.
 */
export interface ConversationTemplate {
  readonly bytes: Uint8Array;
  readonly comment_bytes: number;
  /** Of each flow what `endsAsNumbers` tells, one after another. */
  readonly flows: Int32Array;
  /** A row of columns for each packet. */
  readonly rows: Int32Array;
  /** Indices of changes. */
  readonly changes: Int32Array;
  /** Of the content of each packet its bytes, and where they change. */
  readonly sent: readonly Uint8Array[];
  readonly changed_at: readonly (readonly number[] | null)[];
}

/** The template of a conversation, as the plain writer writes it. */
export function templateOf(plan: Plan, comment: Comment): ConversationTemplate {
  const packets = Array.from({ length: plan.length }, (_, i) => plan.at(i));
  const bytes = new Uint8Array(packets.reduce((sum, packet) => sum + blockBytes(packet, comment), 0));
  const room: Room = { bytes, view: new DataView(bytes.buffer) };
  const ends = [...new Set(packets.map((packet) => packet.ends))];
  const rows = new Int32Array(packets.length * COLUMNS);
  const changes: number[] = [];
  let at = 0;
  packets.forEach((packet, i) => {
    writeBlock(room, at, packet, comment);
    const end = at + blockBytes(packet, comment);
    const within = changesIn(packet);
    const where = [plan.shape[i] as number, ends.indexOf(packet.ends), at, end];
    const changed = [changes.length, changes.length + within.length];
    rows.set([...where, ...sumsOf(room, at, packet, within), packet.start, ...changed], i * COLUMNS);
    changes.push(...within);
    at = end;
  });
  return {
    bytes,
    comment_bytes: comment.bytes,
    flows: Int32Array.from(ends.flatMap(endsAsNumbers)),
    rows,
    changes: Int32Array.from(changes),
    sent: packets.map(({ content }) => content.bytes),
    changed_at: packets.map(({ content }) => content.changes?.at ?? null),
  };
}

/** Which of the changes of its content are in the payload of a packet. */
function changesIn({ content, start, end }: PlannedPacket): number[] {
  return (content.changes?.at ?? []).flatMap((offset, i) => (offset >= start && offset < end ? [i] : []));
}

/** The columns from `payload_at` to `payload_sum`. */
function sumsOf({ bytes, view }: Room, at: number, packet: PlannedPacket, changes: readonly number[]): number[] {
  const { protocol, ends, content, start, end } = packet;
  const [ip_at, transport_at] = [at + IP_AT, at + TRANSPORT_AT];
  const length = carriedBytes(packet);
  const payload_at = TRANSPORT_AT + length - (end - start);
  const ip_sum = sumOfWords(bytes, ip_at, transport_at) - view.getUint16(ip_at + 4) - view.getUint16(ip_at + 10);
  const varying =
    protocol === 'tcp'
      ? sumOfWords(bytes, transport_at + 4, transport_at + 12) + view.getUint16(transport_at + 16)
      : view.getUint16(transport_at + 6);
  const header = pseudoHeaderSum(ipv4Of(packet), length) + sumOfWords(bytes, transport_at, at + payload_at);
  const unchanged = bytes.slice(at + payload_at, at + payload_at + end - start);
  for (const i of changes) unchanged[(content.changes?.at[i] as number) - start] = 0;
  return [payload_at, ip_sum, header - varying - ends.client_port, folded(sumOfWords(unchanged))];
}

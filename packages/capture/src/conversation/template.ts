import type { FlowEnds } from '../flow/network-path.ts';
import { blockBytes, type Comment, FRAME_AT, type Room, writeBlock } from '../format/packet-block.ts';
import { folded, sumOfWords } from '../packet/checksum.ts';
import type { Changes } from '../packet/content.ts';
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
  const ends: FlowEnds[] = [];
  const rows = new Int32Array(packets.length * COLUMNS);
  const changes: number[] = [];
  let at = 0;
  for (const [i, packet] of packets.entries()) {
    writeBlock(room, at, packet, comment);
    if (!ends.includes(packet.ends)) ends.push(packet.ends);
    const row = i * COLUMNS;
    rows[row + columns.shape] = plan.shape[i] as number;
    rows[row + columns.flow] = ends.indexOf(packet.ends);
    rows[row + columns.at] = at;
    rows[row + columns.end] = at + blockBytes(packet, comment);
    rows[row + columns.start] = packet.start;
    rows[row + columns.changes_from] = changes.length;
    addChanges(packet, changes);
    rows[row + columns.changes_until] = changes.length;
    writeSums(rows, row, room, packet, changes);
    at = rows[row + columns.end] as number;
  }
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

/** Adds which of the changes of its content are in the payload of a packet. */
function addChanges({ content, start, end }: PlannedPacket, changes: number[]): void {
  if (content.changes === null || start === end) return;
  for (const [i, offset] of content.changes.at.entries()) if (offset >= start && offset < end) changes.push(i);
}

/** Writes the columns from `payload_at` to `payload_sum` of a row that has the others. */
function writeSums(
  rows: Int32Array,
  row: number,
  { bytes, view }: Room,
  packet: PlannedPacket,
  changes: readonly number[],
): void {
  const { protocol, ends, content, start, end } = packet;
  const at = rows[row + columns.at] as number;
  const [ip_at, transport_at] = [at + IP_AT, at + TRANSPORT_AT];
  const length = carriedBytes(packet);
  const payload_at = transport_at + length - (end - start);
  const varying =
    protocol === 'tcp'
      ? sumOfWords(bytes, transport_at + 4, transport_at + 12) + view.getUint16(transport_at + 16)
      : view.getUint16(transport_at + 6);
  const header = pseudoHeaderSum(ipv4Of(packet), length) + sumOfWords(bytes, transport_at, payload_at);
  let payload = sumOfWords(bytes, payload_at, payload_at + end - start);
  for (let nth = rows[row + columns.changes_from] as number; nth < changes.length; nth++) {
    const offset = ((content.changes as Changes).at[changes[nth] as number] as number) - start;
    const byte = bytes[payload_at + offset] as number;
    payload -= (offset & 1) === 0 ? byte << 8 : byte;
  }
  rows[row + columns.payload_at] = payload_at - at;
  rows[row + columns.ip_sum] =
    sumOfWords(bytes, ip_at, transport_at) - view.getUint16(ip_at + 4) - view.getUint16(ip_at + 10);
  rows[row + columns.header_sum] = header - varying - ends.client_port;
  rows[row + columns.payload_sum] = folded(payload);
}

import type { FlowEnds } from '../flow/network-path.ts';
import { type Comment, type Room, writeComment, writeTime } from '../format/packet-block.ts';
import { checksum, folded, sumOfWords } from '../packet/checksum.ts';
import { type Changes, type Content, writeContent } from '../packet/content.ts';
import { udpChecksum } from '../packet/udp.ts';
import { isFromClient, isTcp, type Plan, sizeOf } from './plan.ts';
import { COLUMNS, type ConversationTemplate, columns, IP_AT, TRANSPORT_AT } from './template.ts';

/**
 * Writes packets of a conversation that has the shape of a template, those from one to before another: copies their blocks, and
 * writes what is otherwise. The same bytes as the plain writer gives.
 */
export function writeRun(
  { bytes, rows, changes, sent, changed_at }: ConversationTemplate,
  plan: Plan,
  from: number,
  until: number,
  comment: Comment,
  room: Room,
  at: number,
): void {
  const { view } = room;
  const { shape, time_us, packet_id, sequence, acknowledgement, start, ends } = plan;
  const first_at = rows[from * COLUMNS + columns.at] as number;
  room.bytes.set(bytes.subarray(first_at, rows[(until - 1) * COLUMNS + columns.end] as number), at);
  for (let i = from, row = from * COLUMNS; i < until; i++, row += COLUMNS) {
    const kind = shape[i] as number;
    const id = packet_id[i] as number;
    const { client_port } = ends[i] as FlowEnds;
    const known_at = rows[row + columns.at] as number;
    const block_at = at + known_at - first_at;
    const transport_at = block_at + TRANSPORT_AT;
    writeTime(view, block_at, time_us[i] as number);
    writeComment(view, block_at, (rows[row + columns.end] as number) - known_at, comment);
    view.setUint16(block_at + IP_AT + 4, id);
    view.setUint16(block_at + IP_AT + 10, checksum((rows[row + columns.ip_sum] as number) + id));
    view.setUint16(isFromClient(kind) ? transport_at : transport_at + 2, client_port);
    let sum = (rows[row + columns.header_sum] as number) + client_port;
    const size = sizeOf(kind);
    if (size > 0) {
      const payload_at = block_at + (rows[row + columns.payload_at] as number);
      const content = plan.contents[i] as Content;
      const content_start = start[i] as number;
      const is_same = content.bytes === sent[i] && (content.changes?.at ?? null) === changed_at[i];
      if (is_same && content_start === rows[row + columns.start]) {
        sum += rows[row + columns.payload_sum] as number;
        for (
          let nth = rows[row + columns.changes_from] as number;
          nth < (rows[row + columns.changes_until] as number);
          nth++
        ) {
          sum += writeChange(room.bytes, payload_at, content_start, content.changes as Changes, changes[nth] as number);
        }
      } else {
        writeContent(room.bytes, payload_at, content, content_start, content_start + size);
        sum += folded(sumOfWords(room.bytes, payload_at, payload_at + size));
      }
    }
    if (!isTcp(kind)) view.setUint16(transport_at + 6, udpChecksum(sum));
    else {
      const number = sequence[i] as number;
      const acknowledged = acknowledgement[i] as number;
      view.setInt32(transport_at + 4, number);
      view.setInt32(transport_at + 8, acknowledged);
      sum += (number >>> 16) + (number & 0xffff) + (acknowledged >>> 16) + (acknowledged & 0xffff);
      view.setUint16(transport_at + 16, checksum(sum));
    }
  }
}

/** Writes one of the changes of a content into the payload that begins with the byte at `start`. Gives what that adds to the sum of the payload's words. */
function writeChange(bytes: Uint8Array, payload_at: number, start: number, changes: Changes, which: number): number {
  const offset = (changes.at[which] as number) - start;
  const byte = changes.bytes[which] as number;
  bytes[payload_at + offset] = byte;
  return (offset & 1) === 0 ? byte << 8 : byte;
}

import { frameBytes, type PlannedPacket, writeFrame } from '../packet/planned-packet.ts';
import { BLOCK_FRAME_BYTES, blockTypes, optionCodes, padded } from './pcapng-blocks.ts';

/** A comment as an option of a block has it: so many bytes, in words of four with zeros behind. */
export interface Comment {
  readonly bytes: number;
  readonly words: readonly number[];
}

/** Bytes to be written to, and the same seen as numbers. */
export interface Room {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

const TWO_32 = 0x1_0000_0000;
const OPTION_BYTES = 4;
/** Of a packet block: where its time stands, and its frame. */
const TIME_AT = 12;
export const FRAME_AT = 28;
const FIXED_BYTES = 20;

const LAST_ASCII = 0x7f;
const text = new TextEncoder();

/** A comment; the empty text is none. */
export function commentOf(value: string): Comment {
  const words: number[] = [];
  for (let at = 0; at < value.length; at += 4) {
    let word = 0;
    for (let i = 0; i < 4 && at + i < value.length; i++) {
      const code = value.charCodeAt(at + i);
      if (code > LAST_ASCII) return commentOfBytes(text.encode(value));
      word |= code << (8 * i);
    }
    words.push(word);
  }
  return { bytes: value.length, words };
}

function commentOfBytes(bytes: Uint8Array): Comment {
  const view = new DataView(new ArrayBuffer(padded(bytes.length)));
  new Uint8Array(view.buffer).set(bytes);
  const words = Array.from({ length: view.byteLength / 4 }, (_, i) => view.getInt32(4 * i, true));
  return { bytes: bytes.length, words };
}

/** How many bytes the block of a packet has. */
export function blockBytes(packet: PlannedPacket, comment: Comment): number {
  const options = comment.bytes === 0 ? 0 : OPTION_BYTES + padded(comment.bytes) + OPTION_BYTES;
  return BLOCK_FRAME_BYTES + FIXED_BYTES + padded(frameBytes(packet)) + options;
}

/** Writes the block of a packet of the first interface: every byte of it, the same ones that `packetBlock` gives. */
export function writeBlock(room: Room, at: number, packet: PlannedPacket, comment: Comment): void {
  const { bytes, view } = room;
  const length = frameBytes(packet);
  const total = blockBytes(packet, comment);
  view.setUint32(at, blockTypes.enhanced_packet, true);
  view.setUint32(at + 4, total, true);
  view.setUint32(at + 8, 0, true);
  writeTime(view, at, packet.time_us);
  view.setUint32(at + 20, length, true);
  view.setUint32(at + 24, length, true);
  const end = at + FRAME_AT + padded(length);
  // What is padded is zero.
  view.setUint32(end - 4, 0, true);
  writeFrame(bytes, at + FRAME_AT, packet);
  if (comment.bytes > 0) {
    view.setUint16(end, optionCodes.comment, true);
    view.setUint16(end + 2, comment.bytes, true);
    writeComment(view, at, total, comment);
    view.setUint32(at + total - 8, optionCodes.end, true);
  }
  view.setUint32(at + total - 4, total, true);
}

/** Writes when the packet of a block passed. */
export function writeTime(view: DataView, at: number, time_us: number): void {
  const high = Math.floor(time_us / TWO_32);
  view.setUint32(at + TIME_AT, high, true);
  view.setUint32(at + TIME_AT + 4, time_us - high * TWO_32, true);
}

/** Writes the text of the comment, the one option of a block of `total` bytes. */
export function writeComment(view: DataView, at: number, total: number, { words }: Comment): void {
  const text_at = at + total - 8 - 4 * words.length;
  for (let i = 0; i < words.length; i++) view.setUint32(text_at + 4 * i, words[i] as number, true);
}

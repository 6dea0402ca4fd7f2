import { frameBytes, type PacketSink, writeFrame } from '../flow/packet-sink.ts';
import { BLOCK_FRAME_BYTES, blockTypes, optionCodes, padded } from './pcapng-blocks.ts';

/** A packet as the block of a pcapng file that it becomes. */
export interface PacketBlock {
  readonly time_us: number;
  readonly bytes: Uint8Array;
}

/** Writes packets as blocks, without anything made for each of them but the block. */
export interface PacketBlocks extends PacketSink {
  /** From now on each packet has this comment, in ASCII. */
  comment(text: string): void;
  /** The blocks since the last call, in the order in which the packets were sent. */
  take(): PacketBlock[];
}

const TWO_32 = 0x1_0000_0000;
/** Blocks lie in pieces of so many bytes. */
const PIECE_BYTES = 1 << 16;
/** Of a packet block: interface, time, captured and original length. */
const FIXED_BYTES = 20;
const OPTION_BYTES = 4;

/** A writer of blocks: the same bytes as `packetBlock` of a frame gives. */
export function createPacketBlocks(): PacketBlocks {
  let piece = Buffer.alloc(0);
  let filled = 0;
  let comment = '';
  let blocks: PacketBlock[] = [];
  return {
    comment(text) {
      comment = text;
    },
    packet(time_us, carried) {
      const length = frameBytes(carried.length);
      const options = comment === '' ? 0 : OPTION_BYTES + padded(comment.length) + OPTION_BYTES;
      const total = BLOCK_FRAME_BYTES + FIXED_BYTES + padded(length) + options;
      if (filled + total > piece.length) {
        piece = Buffer.allocUnsafe(Math.max(PIECE_BYTES, total));
        filled = 0;
      }
      let at = filled;
      const word = (value: number): void => {
        at = piece.writeUInt32LE(value, at);
      };
      word(blockTypes.enhanced_packet);
      word(total);
      word(0);
      word(Math.floor(time_us / TWO_32));
      word(time_us % TWO_32);
      word(length);
      word(length);
      // What is padded is zero.
      piece.writeUInt32LE(0, at + padded(length) - 4);
      writeFrame(piece, at, carried);
      at += padded(length);
      if (options > 0) {
        at = piece.writeUInt16LE(optionCodes.comment, at);
        at = piece.writeUInt16LE(comment.length, at);
        piece.writeUInt32LE(0, at + padded(comment.length) - 4);
        piece.write(comment, at, 'latin1');
        at += padded(comment.length);
        word(optionCodes.end);
      }
      word(total);
      blocks.push({ time_us, bytes: piece.subarray(filled, at) });
      filled = at;
    },
    take() {
      const taken = blocks;
      blocks = [];
      return taken;
    },
  };
}

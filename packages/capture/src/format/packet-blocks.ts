import type { PacketSink } from '../flow/packet-sink.ts';
import { blockBytes, commentOf, writeBlock } from './packet-block.ts';

/** A packet as the block of a pcapng file that it becomes. */
export interface PacketBlock {
  readonly time_us: number;
  readonly bytes: Uint8Array;
}

/** Writes packets as blocks, without anything made for each of them but the block. */
export interface PacketBlocks extends PacketSink {
  /** From now on each packet has this comment. */
  comment(text: string): void;
  /** The blocks since the last call, in the order in which the packets were sent. */
  take(): PacketBlock[];
}

/** Blocks lie in pieces of so many bytes. */
const PIECE_BYTES = 1 << 16;

/** A writer of blocks: the same bytes as `packetBlock` of a frame gives. */
export function createPacketBlocks(): PacketBlocks {
  let room = { bytes: new Uint8Array(0), view: new DataView(new ArrayBuffer(0)) };
  let filled = 0;
  let comment = commentOf('');
  let blocks: PacketBlock[] = [];
  return {
    comment(text) {
      comment = commentOf(text);
    },
    packet(packet) {
      const total = blockBytes(packet, comment);
      if (filled + total > room.bytes.length) {
        const bytes = new Uint8Array(Math.max(PIECE_BYTES, total));
        room = { bytes, view: new DataView(bytes.buffer) };
        filled = 0;
      }
      writeBlock(room, filled, packet, comment);
      blocks.push({ time_us: packet.time_us, bytes: room.bytes.subarray(filled, filled + total) });
      filled += total;
    },
    take() {
      const taken = blocks;
      blocks = [];
      return taken;
    },
  };
}

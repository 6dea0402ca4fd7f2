import { type Frame, linkTypes } from '../frame.ts';
import { frameBytes, type PlannedPacket, writeFrame } from '../packet/planned-packet.ts';

/** Takes the packets of a flow, as they are sent. */
export interface PacketSink {
  /** The packet is another one after this call: who keeps it keeps a copy. */
  packet(packet: PlannedPacket): void;
}

/** Gives each packet as a frame of its own. */
export function frameSink(take: (frame: Frame) => void): PacketSink {
  return {
    packet(packet) {
      const bytes = new Uint8Array(frameBytes(packet));
      writeFrame(bytes, 0, packet);
      take({ time_us: packet.time_us, link_type: linkTypes.ethernet, bytes, length: bytes.length, comments: [] });
    },
  };
}

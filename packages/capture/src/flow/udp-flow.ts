import { type Content, contentOf } from '../packet/content.ts';
import type { FlowEnds, Side } from './network-path.ts';
import type { PacketSink } from './packet-sink.ts';

/** Datagrams between two ports. */
export interface UdpStart extends FlowEnds {
  /** The ids of the first packets. */
  readonly packet_id: Readonly<Record<Side, number>>;
}

/** Sends a datagram. */
export type SendDatagram = (from: Side, payload: Uint8Array | Content, time_us: number) => void;

/** Gives what sends a datagram. The capture is on the client's side of the network. */
export function createUdpFlow(start: UdpStart, sink: PacketSink): SendDatagram {
  const id = { client: start.packet_id.client, server: start.packet_id.server };
  return (from, payload, time_us) => {
    const content = contentOf(payload);
    sink.packet({
      time_us,
      protocol: 'udp',
      ends: start,
      from,
      packet_id: id[from],
      content,
      start: 0,
      end: content.bytes.length,
      flags: 0,
      sequence: 0,
      acknowledgement: 0,
    });
    id[from] = (id[from] + 1) & 0xffff;
  };
}

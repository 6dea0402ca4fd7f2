import { protocols } from '../packet/ipv4.ts';
import { UDP_BYTES, writeUdp } from '../packet/udp.ts';
import type { NetworkPath } from './network-path.ts';
import type { PacketSink } from './packet-sink.ts';
import type { Side } from './tcp-flow.ts';

/** Datagrams between two ports. */
export interface UdpStart {
  readonly path: NetworkPath;
  readonly client_port: number;
  readonly server_port: number;
  /** The ids of the first packets. */
  readonly packet_id: Readonly<Record<Side, number>>;
}

/** Gives what sends a datagram. The capture is on the client's side of the network. */
export function createUdpFlow(
  { path, client_port, server_port, packet_id }: UdpStart,
  sink: PacketSink,
): (from: Side, payload: Uint8Array, time_us: number) => void {
  const id = { ...packet_id };
  return (from, payload, time_us) => {
    const is_client = from === 'client';
    const datagram = {
      source_port: is_client ? client_port : server_port,
      destination_port: is_client ? server_port : client_port,
      payload,
    };
    sink.packet(time_us, {
      from: path[from],
      to: path[is_client ? 'server' : 'client'],
      packet_id: id[from],
      protocol: protocols.udp,
      length: UDP_BYTES + payload.length,
      write: (bytes, at, ip) => writeUdp(bytes, at, datagram, ip),
    });
    id[from] = (id[from] + 1) & 0xffff;
  };
}

import type { EthernetAddress } from '../packet/ethernet.ts';
import type { Ipv4Address } from '../packet/ipv4.ts';

/** Who sends. */
export type Side = 'client' | 'server';

/** A machine as a capture beside the phone sees it. */
export interface Host {
  readonly ethernet: EthernetAddress;
  readonly address: Ipv4Address;
  /** Time to live of its packets where they are seen. */
  readonly ttl: number;
}

/** The way between two machines. */
export interface NetworkPath {
  readonly client: Host;
  readonly server: Host;
  /** From the capture to the server and back. */
  readonly round_trip_us: number;
  /** The most bytes of payload in a segment: 1,460 on Ethernet. */
  readonly segment_bytes_max: number;
}

/** A connection, or datagrams between two ports. */
export interface FlowEnds {
  readonly path: NetworkPath;
  readonly client_port: number;
  readonly server_port: number;
}

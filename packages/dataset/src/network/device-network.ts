import type { Host } from '@phonehome/capture';
import { nameHash, type RandomStream, randomStream, restartableStream } from '@phonehome/shared';
import { GATEWAY_ETHERNET, phoneAddress, RESOLVER_ADDRESS, routerEthernet, serverAddress } from './addresses.ts';
import { connectionNumbers as N } from './connection-numbers.ts';

/** Linux's range of ephemeral ports. */
const PORT_FIRST = 32_768;
const PORTS = 28_232;
const PHONE_TTL = 64;
const SERVER_TTL = 52;
const RESOLVER_TTL = 60;
/** Payload of a segment on a path of 1,500 bytes; mobile networks take some off for their tunnel. */
const SEGMENT_BYTES = { wifi: 1460, mobile: 1360 } as const;
/** How long an address is remembered (ours): a common time to live. */
export const REMEMBERED_S = 300;
const US_PER_S = 1_000_000;
/** The way from phone to the operator's edge, and from there to a resolver (ours). */
const ACCESS_US = { wifi: [4_000, 9_000], mobile: [28_000, 40_000] } as const;
const RESOLVER_US = 3_000;
/** The way on to a server goes by its name: near ones and far ones (ours). */
const SERVER_US = [6_000, 180_000] as const;

export type Access = keyof typeof ACCESS_US;

/** The two ends of a connection. */
export interface Ends {
  readonly device: number;
  readonly client: Host;
  readonly server: Host;
}

/** The network as a phone has it: ports, ids and remembered addresses follow from what the phone did before, alone. */
export interface DeviceNetwork {
  /**
   * A connection, or a datagram, to a server, after a look-up where its address is not remembered. Its numbers are written to
   * a row from an offset on, see `connectionNumbers`.
   */
  connect(host: string, access: Access, time_us: number, row: Float64Array, at: number): Ends;
  /** A look-up alone, which is always made: the way is that to the resolver. */
  resolve(host: string, access: Access, time_us: number, row: Float64Array, at: number): Ends;
}

/** A server that the phone has asked for. */
interface Known extends Ends {
  readonly beyond_us: number;
  /** Until when its address is remembered. */
  until_us: number;
}

/** The network of a phone at the beginning of its story. */
export function createDeviceNetwork(seed: number, device: number): DeviceNetwork {
  const client: Host = { ethernet: routerEthernet(device), address: phoneAddress(device), ttl: PHONE_TTL };
  const resolver: Ends = { device, client, server: RESOLVER };
  const start = randomStream(seed, 'network-path', device, -1);
  const port_offset = start.below(PORTS);
  const stream = restartableStream(seed, 'network-path');
  const knowns = new Map<string, Known>();
  let connections = 0;
  let ports = 0;
  const nextPort = (): number => PORT_FIRST + ((port_offset + ports++) % PORTS);
  const knownOf = (host: string): Known => {
    let known = knowns.get(host);
    if (!known) {
      known = { device, client, ...placeOf(host), until_us: Number.NEGATIVE_INFINITY };
      knowns.set(host, known);
    }
    return known;
  };
  const go = (
    host: string,
    access: Access,
    asked_us: number,
    only_resolves: boolean,
    row: Float64Array,
    at: number,
  ): Ends => {
    stream.restart(device, connections++);
    const [at_least, more] = ACCESS_US[access];
    const access_us = at_least + stream.below(more);
    const time_us = asked_us + stream.below(1_000);
    const known = knownOf(host);
    const round_trip_us = access_us + known.beyond_us + stream.below(2_000);
    const looks_up = only_resolves || known.until_us < time_us;
    if (looks_up) {
      known.until_us = time_us + REMEMBERED_S * US_PER_S;
      row[at + N.lookup_port] = nextPort();
      row[at + N.lookup_id] = word(stream);
      row[at + N.lookup_us] = access_us + RESOLVER_US + stream.below(4_000);
      row[at + N.lookup_client_packet_id] = word(stream);
      row[at + N.lookup_server_packet_id] = word(stream);
    } else row[at + N.lookup_port] = 0;
    row[at + N.time_us] = time_us;
    row[at + N.segment_bytes_max] = SEGMENT_BYTES[access];
    row[at + N.client_sequence] = stream.uint32();
    row[at + N.server_sequence] = stream.uint32();
    row[at + N.client_packet_id] = word(stream);
    row[at + N.server_packet_id] = word(stream);
    row[at + N.client_port] = only_resolves ? (row[at + N.lookup_port] as number) : nextPort();
    row[at + N.round_trip_us] = only_resolves ? (row[at + N.lookup_us] as number) : round_trip_us;
    return only_resolves ? resolver : known;
  };
  return {
    connect: (host, access, time_us, row, at) => go(host, access, time_us, false, row, at),
    resolve: (host, access, time_us, row, at) => go(host, access, time_us, true, row, at),
  };
}

/** The resolver, as all phones have it. */
export const RESOLVER: Host = { ethernet: GATEWAY_ETHERNET, address: RESOLVER_ADDRESS, ttl: RESOLVER_TTL };

/** Where a server is: there are few, and they are asked for again and again. */
interface ServerPlace {
  readonly server: Host;
  readonly beyond_us: number;
}

const places = new Map<string, ServerPlace>();
const PLACES_MAX = 4_096;

function placeOf(host: string): ServerPlace {
  const known = places.get(host);
  if (known) return known;
  const [near, span] = SERVER_US;
  const server: Host = { ethernet: GATEWAY_ETHERNET, address: serverAddress(host), ttl: SERVER_TTL };
  const place = { server, beyond_us: near + (nameHash(host) % span) };
  if (places.size >= PLACES_MAX) places.clear();
  places.set(host, place);
  return place;
}

function word(stream: RandomStream): number {
  return stream.uint32() & 0xffff;
}

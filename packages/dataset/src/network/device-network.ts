import type { Host, NetworkPath } from '@phonehome/capture';
import { nameHash, type RandomStream, randomStream, restartableStream } from '@phonehome/shared';
import type { Lookup, Sides } from '../exchange.ts';
import { GATEWAY_ETHERNET, phoneAddress, RESOLVER_ADDRESS, routerEthernet, serverAddress } from './addresses.ts';

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

/** What an exchange has of the network. */
export interface Connected {
  readonly path: NetworkPath;
  readonly client_port: number;
  readonly lookup: Lookup | null;
  readonly sequence: Sides;
  readonly packet_id: Sides;
  /** When its first packet leaves: the time that was asked for, and some of a millisecond. */
  readonly time_us: number;
}

/** The network as a phone has it: ports, ids and remembered addresses follow from what the phone did before, alone. */
export interface DeviceNetwork {
  /** A connection, or a datagram, to a server, after a look-up where its address is not remembered. */
  connect(host: string, access: Access, time_us: number): Connected;
  /** A look-up alone, which is always made: the way is that to the resolver. */
  resolve(host: string, access: Access, time_us: number): Connected;
}

/** The network of a phone at the beginning of its story. */
export function createDeviceNetwork(seed: number, device: number): DeviceNetwork {
  const client: Host = { ethernet: routerEthernet(device), address: phoneAddress(device), ttl: PHONE_TTL };
  const start = randomStream(seed, 'network-path', device, -1);
  const port_offset = start.below(PORTS);
  const stream = restartableStream(seed, 'network-path');
  const remembered = new Map<string, number>();
  let connections = 0;
  let ports = 0;
  const nextPort = (): number => PORT_FIRST + ((port_offset + ports++) % PORTS);
  const go = (host: string, access: Access, asked_us: number, only_resolves: boolean): Connected => {
    stream.restart(device, connections++);
    const [at_least, more] = ACCESS_US[access];
    const access_us = at_least + stream.below(more);
    const time_us = asked_us + stream.below(1_000);
    const pathTo = (server: Host, beyond_us: number): NetworkPath => ({
      client,
      server,
      round_trip_us: access_us + beyond_us,
      segment_bytes_max: SEGMENT_BYTES[access],
    });
    const { server, beyond_us } = placeOf(host);
    const path = pathTo(server, beyond_us + stream.below(2_000));
    let lookup: Lookup | null = null;
    if (only_resolves || (remembered.get(host) ?? Number.NEGATIVE_INFINITY) < time_us) {
      remembered.set(host, time_us + REMEMBERED_S * US_PER_S);
      lookup = {
        client_port: nextPort(),
        id: word(stream),
        path: pathTo(RESOLVER, RESOLVER_US + stream.below(4_000)),
        packet_id: { client: word(stream), server: word(stream) },
      };
    }
    const whole = {
      lookup,
      sequence: { client: stream.uint32(), server: stream.uint32() },
      packet_id: { client: word(stream), server: word(stream) },
      time_us,
    };
    if (only_resolves && lookup) return { ...whole, path: lookup.path, client_port: lookup.client_port };
    return { ...whole, path, client_port: nextPort() };
  };
  return {
    connect: (host, access, time_us) => go(host, access, time_us, false),
    resolve: (host, access, time_us) => go(host, access, time_us, true),
  };
}

const RESOLVER: Host = { ethernet: GATEWAY_ETHERNET, address: RESOLVER_ADDRESS, ttl: RESOLVER_TTL };

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

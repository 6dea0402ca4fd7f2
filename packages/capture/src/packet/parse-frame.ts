import type { Frame } from '../frame.ts';
import { ipv4Text, ipv6Text } from './address-text.ts';
import { IPV4_BYTES, protocols } from './ipv4.ts';
import { behindGre, type Network, networkOf } from './network-layer.ts';
import { TCP_BYTES } from './tcp.ts';

/** A TCP segment or UDP datagram of a frame. Addresses are texts: `192.0.2.1`, `2001:db8::1`. */
export interface Packet {
  readonly protocol: 'tcp' | 'udp';
  readonly source: string;
  readonly source_port: number;
  readonly destination: string;
  readonly destination_port: number;
  /** What it carries, as much as was captured. */
  readonly payload: Uint8Array;
  /** How many bytes of payload were not captured. */
  readonly missing_bytes: number;
  /** Of a TCP segment. */
  readonly sequence: number;
  readonly flags: number;
}

/** The packet in a frame; null where it holds none that is read here: another protocol, a fragment, a header cut short. */
export function parseFrame({ link_type, bytes, length }: Frame): Packet | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return parseNetwork(networkOf(link_type, bytes, view), bytes, view, length, 0);
}

/** Tunnels within tunnels are followed so far. */
const TUNNELS_MAX = 4;

function parseNetwork(
  network: Network,
  bytes: Uint8Array,
  view: DataView,
  length: number,
  depth: number,
): Packet | null {
  if (!network || depth > TUNNELS_MAX) return null;
  return network.version === 4
    ? parseIpv4(bytes, view, network.at, length, depth)
    : parseIpv6(bytes, view, network.at, length, depth);
}

/** More fragments, or an offset: its ports may be in another frame. */
const FRAGMENT_MASK = 0x3fff;

function parseIpv4(bytes: Uint8Array, view: DataView, at: number, frame_bytes: number, depth: number): Packet | null {
  if (bytes.length < at + IPV4_BYTES) return null;
  const header = ((bytes[at] as number) & 0x0f) * 4;
  if (header < IPV4_BYTES || (view.getUint16(at + 6) & FRAGMENT_MASK) !== 0) return null;
  // Zero stands where the hardware cuts the packet into segments later.
  const total = view.getUint16(at + 2) || frame_bytes - at;
  const address = (from: number): string => ipv4Text(bytes.subarray(from, from + 4));
  const inner = tunnelled(bytes, view, at + header, bytes[at + 9] as number);
  if (inner) return parseNetwork(inner, bytes, view, frame_bytes, depth + 1);
  return parseTransport(bytes, view, at + header, at + total, bytes[at + 9] as number, {
    source: address(at + 12),
    destination: address(at + 16),
  });
}

const IPV6_BYTES = 40;
/** Hop-by-hop options, routing, and destination options: headers that another one follows. */
const EXTENSIONS = new Set([0, 43, 60]);

function parseIpv6(bytes: Uint8Array, view: DataView, at: number, frame_bytes: number, depth: number): Packet | null {
  if (bytes.length < at + IPV6_BYTES) return null;
  const end = at + IPV6_BYTES + (view.getUint16(at + 4) || frame_bytes - at - IPV6_BYTES);
  const address = (from: number): string => ipv6Text(bytes.subarray(from, from + 16));
  let next = bytes[at + 6] as number;
  let where = at + IPV6_BYTES;
  while (EXTENSIONS.has(next)) {
    if (where + 8 > bytes.length) return null;
    next = bytes[where] as number;
    where += ((bytes[where + 1] as number) + 1) * 8;
  }
  const inner = tunnelled(bytes, view, where, next);
  if (inner) return parseNetwork(inner, bytes, view, frame_bytes, depth + 1);
  return parseTransport(bytes, view, where, end, next, { source: address(at + 8), destination: address(at + 24) });
}

/** The packet of a tunnel: IP within IP (RFC 2003, 4213), GRE (RFC 2784, 2890). */
function tunnelled(bytes: Uint8Array, view: DataView, at: number, protocol: number): Network {
  if (protocol === TUNNELS.ipv4) return { at, version: 4 };
  if (protocol === TUNNELS.ipv6) return { at, version: 6 };
  return protocol === TUNNELS.gre ? behindGre(bytes, view, at) : null;
}

const TUNNELS = { ipv4: 4, ipv6: 41, gre: 47 } as const;

const UDP_BYTES = 8;

function parseTransport(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  protocol: number,
  addresses: { readonly source: string; readonly destination: string },
): Packet | null {
  const is_tcp = protocol === protocols.tcp;
  if (!is_tcp && protocol !== protocols.udp) return null;
  if (bytes.length < at + (is_tcp ? TCP_BYTES : UDP_BYTES)) return null;
  const header = is_tcp ? ((bytes[at + 12] as number) >> 4) * 4 : UDP_BYTES;
  const start = at + header;
  if (start > end) return null;
  const payload = bytes.subarray(Math.min(start, bytes.length), Math.min(end, bytes.length));
  return {
    protocol: is_tcp ? 'tcp' : 'udp',
    ...addresses,
    source_port: view.getUint16(at),
    destination_port: view.getUint16(at + 2),
    payload,
    missing_bytes: end - start - payload.length,
    sequence: is_tcp ? view.getUint32(at + 4) : 0,
    flags: is_tcp ? (bytes[at + 13] as number) : 0,
  };
}

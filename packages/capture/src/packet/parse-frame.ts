import { type Frame, linkTypes } from '../frame.ts';
import { ipv4Text, ipv6Text } from './address-text.ts';
import { ETHERNET_BYTES, etherTypes } from './ethernet.ts';
import { IPV4_BYTES, protocols } from './ipv4.ts';
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

/** Where the network layer begins in a frame, and what it is; null for a link or content that is not read here. */
type Network = { readonly at: number; readonly version: 4 | 6 } | null;

/** The packet in a frame; null where it holds none that is read here: another protocol, a fragment, a header cut short. */
export function parseFrame({ link_type, bytes, length }: Frame): Packet | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const network = networkOf(link_type, bytes, view);
  if (!network) return null;
  return network.version === 4
    ? parseIpv4(bytes, view, network.at, length)
    : parseIpv6(bytes, view, network.at, length);
}

function networkOf(link_type: number, bytes: Uint8Array, view: DataView): Network {
  switch (link_type) {
    case linkTypes.ethernet:
      return bytes.length < ETHERNET_BYTES ? null : behindEtherType(view, 12);
    case linkTypes.linux_cooked:
      return bytes.length < 16 ? null : behindEtherType(view, 14);
    case linkTypes.linux_cooked_2:
      return bytes.length < 20 ? null : ofEtherType(view.getUint16(0), 20);
    case linkTypes.raw:
    case linkTypes.ipv4:
    case linkTypes.ipv6:
      return ofVersion(bytes, 0);
    case linkTypes.null:
    case linkTypes.loop:
      // Four bytes that tell the family, in the order of the machine: the packet tells it as well.
      return ofVersion(bytes, 4);
    default:
      return null;
  }
}

function behindEtherType(view: DataView, at: number): Network {
  let where = at;
  for (;;) {
    if (where + 2 > view.byteLength) return null;
    const type = view.getUint16(where);
    if (type !== etherTypes.vlan && type !== etherTypes.vlan_outer) return ofEtherType(type, where + 2);
    where += 4;
  }
}

function ofEtherType(type: number, at: number): Network {
  if (type === etherTypes.ipv4) return { at, version: 4 };
  return type === etherTypes.ipv6 ? { at, version: 6 } : null;
}

function ofVersion(bytes: Uint8Array, at: number): Network {
  const version = (bytes[at] ?? 0) >> 4;
  return version === 4 || version === 6 ? { at, version } : null;
}

/** More fragments, or an offset: its ports may be in another frame. */
const FRAGMENT_MASK = 0x3fff;

function parseIpv4(bytes: Uint8Array, view: DataView, at: number, frame_bytes: number): Packet | null {
  if (bytes.length < at + IPV4_BYTES) return null;
  const header = ((bytes[at] as number) & 0x0f) * 4;
  if (header < IPV4_BYTES || (view.getUint16(at + 6) & FRAGMENT_MASK) !== 0) return null;
  // Zero stands where the hardware cuts the packet into segments later.
  const total = view.getUint16(at + 2) || frame_bytes - at;
  const address = (from: number): string => ipv4Text(bytes.subarray(from, from + 4));
  return parseTransport(bytes, view, at + header, at + total, bytes[at + 9] as number, {
    source: address(at + 12),
    destination: address(at + 16),
  });
}

const IPV6_BYTES = 40;
/** Hop-by-hop options, routing, and destination options: headers that another one follows. */
const EXTENSIONS = new Set([0, 43, 60]);

function parseIpv6(bytes: Uint8Array, view: DataView, at: number, frame_bytes: number): Packet | null {
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
  return parseTransport(bytes, view, where, end, next, { source: address(at + 8), destination: address(at + 24) });
}

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

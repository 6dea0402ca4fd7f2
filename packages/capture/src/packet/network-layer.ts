import { linkTypes } from '../frame.ts';
import { ETHERNET_BYTES, etherTypes } from './ethernet.ts';

/** Where the network layer begins in a frame, and what it is; null for a link or content that is not read here. */
export type Network = { readonly at: number; readonly version: 4 | 6 } | null;

/** The network layer of a frame, by the type of its link. */
export function networkOf(link_type: number, bytes: Uint8Array, view: DataView): Network {
  switch (link_type) {
    case linkTypes.ethernet:
      return bytes.length < ETHERNET_BYTES ? null : behindEtherType(bytes, view, 12);
    case linkTypes.linux_cooked:
      return bytes.length < 16 ? null : behindEtherType(bytes, view, 14);
    case linkTypes.linux_cooked_2:
      return bytes.length < 20 ? null : ofEtherType(bytes, view, view.getUint16(0), 20);
    case linkTypes.raw:
    case linkTypes.ipv4:
    case linkTypes.ipv6:
      return ofVersion(bytes, 0);
    case linkTypes.null:
    case linkTypes.loop:
      // Four bytes that tell the family, in the order of the machine: the packet tells it as well.
      return ofVersion(bytes, 4);
    case linkTypes.ppp:
      // Address and control may be left out (RFC 1662).
      return behindPpp(bytes, view, bytes[0] === 0xff && bytes[1] === 0x03 ? 2 : 0);
    case linkTypes.radiotap:
      return bytes.length < 4 ? null : behindWlan(bytes, view, view.getUint16(2, true));
    case linkTypes.wlan:
      return behindWlan(bytes, view, 0);
    default:
      return null;
  }
}

/** The packet behind a header of GRE (RFC 2784, 2890) that begins at a place. */
export function behindGre(bytes: Uint8Array, view: DataView, at: number): Network {
  if (at + 4 > bytes.length) return null;
  const flags = view.getUint16(at);
  // Checksum, key, sequence number: four bytes each.
  const options = [0x8000, 0x2000, 0x1000].filter((flag) => (flags & flag) !== 0).length;
  return ofEtherType(bytes, view, view.getUint16(at + 2), at + 4 + 4 * options);
}

function behindEtherType(bytes: Uint8Array, view: DataView, at: number): Network {
  let where = at;
  for (;;) {
    if (where + 2 > view.byteLength) return null;
    const type = view.getUint16(where);
    if (type !== etherTypes.vlan && type !== etherTypes.vlan_outer) return ofEtherType(bytes, view, type, where + 2);
    where += 4;
  }
}

const PPPOE_BYTES = 6;

function ofEtherType(bytes: Uint8Array, view: DataView, type: number, at: number): Network {
  switch (type) {
    case etherTypes.ipv4:
      return { at, version: 4 };
    case etherTypes.ipv6:
      return { at, version: 6 };
    case etherTypes.pppoe:
      return behindPpp(bytes, view, at + PPPOE_BYTES);
    case etherTypes.mpls:
    case etherTypes.mpls_multicast:
      return behindMpls(bytes, at);
    default:
      return null;
  }
}

const PPP = { ipv4: 0x0021, ipv6: 0x0057 } as const;

function behindPpp(bytes: Uint8Array, view: DataView, at: number): Network {
  if (at + 2 > bytes.length) return null;
  const protocol = view.getUint16(at);
  if (protocol === PPP.ipv4) return { at: at + 2, version: 4 };
  return protocol === PPP.ipv6 ? { at: at + 2, version: 6 } : null;
}

/** Labels up to the one at the bottom of the stack (RFC 3032). */
function behindMpls(bytes: Uint8Array, at: number): Network {
  for (let where = at; where + 4 <= bytes.length; where += 4) {
    if ((bytes[where + 2] as number) & 1) return ofVersion(bytes, where + 4);
  }
  return null;
}

const WLAN = { data: 2, protected: 0x40, both_systems: 0x03, quality: 0x8 } as const;
const SNAP = [0xaa, 0xaa, 0x03, 0x00, 0x00, 0x00] as const;

/** A frame of IEEE 802.11 whose data is not encrypted. */
function behindWlan(bytes: Uint8Array, view: DataView, at: number): Network {
  const [control = 0, flags = 0] = bytes.subarray(at, at + 2);
  if (((control >> 2) & 3) !== WLAN.data || (flags & WLAN.protected) !== 0) return null;
  const four_addresses = (flags & WLAN.both_systems) === WLAN.both_systems;
  const has_quality = ((control >> 4) & WLAN.quality) !== 0;
  const llc = at + 24 + (four_addresses ? 6 : 0) + (has_quality ? 2 : 0);
  return SNAP.every((byte, i) => bytes[llc + i] === byte) ? behindEtherType(bytes, view, llc + SNAP.length) : null;
}

function ofVersion(bytes: Uint8Array, at: number): Network {
  const version = (bytes[at] ?? 0) >> 4;
  return version === 4 || version === 6 ? { at, version } : null;
}

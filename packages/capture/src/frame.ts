/** A frame of a capture, as it was seen on a link. */
export interface Frame {
  /** Microseconds since 1970, UTC; what a capture tells more finely is cut off. */
  readonly time_us: number;
  /** The kind of link (LINKTYPE_, https://www.tcpdump.org/linktypes.html): 1 for Ethernet. */
  readonly link_type: number;
  /** Its bytes, as many as were captured. */
  readonly bytes: Uint8Array;
  /** How long it was on the link. */
  readonly length: number;
  /** Comments on it; of a pcapng file only. */
  readonly comments: readonly string[];
}

/** The link types that are read here. */
export const linkTypes = {
  null: 0,
  ethernet: 1,
  ppp: 9,
  raw: 101,
  wlan: 105,
  loop: 108,
  linux_cooked: 113,
  radiotap: 127,
  ipv4: 228,
  ipv6: 229,
  linux_cooked_2: 276,
} as const;

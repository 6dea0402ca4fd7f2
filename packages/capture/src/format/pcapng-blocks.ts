/** Of the pcapng format (draft-ietf-opsawg-pcapng): the types of the blocks that are read or written here. */
export const blockTypes = {
  section_header: 0x0a0d0d0a,
  interface_description: 1,
  packet: 2,
  simple_packet: 3,
  name_resolution: 4,
  enhanced_packet: 6,
} as const;

/** The codes of options. */
export const optionCodes = {
  end: 0,
  comment: 1,
  /** Of a section: the hardware, the system and the program that wrote it. */
  hardware: 2,
  system: 3,
  application: 4,
  /** Of an interface: its name, the resolution of its times, and seconds to add to them. */
  interface_name: 2,
  time_resolution: 9,
  time_offset: 14,
} as const;

/** The byte-order magic of a section header, in the order of the section. */
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Bytes of a block around its body: type, length, and the length once more. */
export const BLOCK_FRAME_BYTES = 12;

/** Everything is padded to four bytes. */
export function padded(length: number): number {
  return (length + 3) & ~3;
}

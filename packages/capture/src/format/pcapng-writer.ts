import type { Frame } from '../frame.ts';
import { BLOCK_FRAME_BYTES, BYTE_ORDER_MAGIC, blockTypes, optionCodes, padded } from './pcapng-blocks.ts';

const TWO_32 = 0x1_0000_0000;
const UNKNOWN_LENGTH = 0xffff_ffff;
const text = new TextEncoder();

type Option = readonly [code: number, value: string];

/** What a section says of itself. Never what machine it was made on: the same capture has the same bytes anywhere. */
export interface SectionText {
  readonly application: string;
  readonly comments?: readonly string[];
}

/** The block that begins a section: little-endian, version 1.0, of a length that is not told. */
export function sectionHeaderBlock({ application, comments = [] }: SectionText): Uint8Array {
  return block(
    blockTypes.section_header,
    16,
    [...comments.map(comment), [optionCodes.application, application]],
    (view) => {
      view.setUint32(0, BYTE_ORDER_MAGIC, true);
      view.setUint16(4, 1, true);
      view.setUint16(6, 0, true);
      view.setUint32(8, UNKNOWN_LENGTH, true);
      view.setUint32(12, UNKNOWN_LENGTH, true);
    },
  );
}

/** The block of an interface: packets of any length, times in microseconds. */
export function interfaceBlock(link_type: number, name: string): Uint8Array {
  return block(blockTypes.interface_description, 8, [[optionCodes.interface_name, name]], (view) => {
    view.setUint16(0, link_type, true);
    view.setUint32(4, 0, true);
  });
}

/** The block of a packet of the first interface. */
export function packetBlock({ time_us, bytes, length, comments }: Omit<Frame, 'link_type'>): Uint8Array {
  return block(blockTypes.enhanced_packet, 20 + padded(bytes.length), comments.map(comment), (view, body) => {
    view.setUint32(4, Math.floor(time_us / TWO_32), true);
    view.setUint32(8, time_us % TWO_32, true);
    view.setUint32(12, bytes.length, true);
    view.setUint32(16, length, true);
    body.set(bytes, 20);
  });
}

const RECORD_END = 0;
const RECORD_IPV4 = 1;

/** The block that tells names of addresses, so that a reader need not ask anybody. */
export function nameBlock(
  names: readonly { readonly address: readonly number[]; readonly name: string }[],
): Uint8Array {
  const records = names.map(({ address, name }) => {
    const value = Uint8Array.from([...address, ...text.encode(name), 0]);
    return { value, bytes: 4 + padded(value.length) };
  });
  const length = records.reduce((sum, { bytes }) => sum + bytes, 4);
  return block(blockTypes.name_resolution, length, [], (view, body) => {
    let at = 0;
    for (const { value, bytes } of records) {
      view.setUint16(at, RECORD_IPV4, true);
      view.setUint16(at + 2, value.length, true);
      body.set(value, at + 4);
      at += bytes;
    }
    view.setUint32(at, RECORD_END, true);
  });
}

const comment = (value: string): Option => [optionCodes.comment, value];

function block(
  type: number,
  fixed: number,
  options: readonly Option[],
  fill: (view: DataView, body: Uint8Array) => void,
): Uint8Array {
  const encoded = options.map(([code, value]) => ({ code, value: text.encode(value) }));
  // The end of the options is an option, too, and stands only where there are some.
  const of_options = encoded.reduce((sum, { value }) => sum + 4 + padded(value.length), encoded.length > 0 ? 4 : 0);
  const total = BLOCK_FRAME_BYTES + fixed + of_options;
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, total, true);
  view.setUint32(total - 4, total, true);
  const body = bytes.subarray(8, total - 4);
  fill(new DataView(body.buffer, body.byteOffset, body.byteLength), body);
  let at = 8 + fixed;
  for (const { code, value } of encoded) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  return bytes;
}

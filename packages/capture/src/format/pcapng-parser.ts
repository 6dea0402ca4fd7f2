import { CaptureError } from './capture-error.ts';
import type { TakeUnit } from './capture-reader.ts';
import { CAPTURED_BYTES_MAX, US_PER_SECOND } from './limits.ts';
import { BLOCK_FRAME_BYTES, BYTE_ORDER_MAGIC, blockTypes, optionCodes, padded } from './pcapng-blocks.ts';

const HEAD_BYTES = 8;
const TWO_32 = 0x1_0000_0000;
/** Blocks of other kinds, such as decryption secrets, may be long. */
const BLOCK_BYTES_MAX = 4 * CAPTURED_BYTES_MAX;
const text = new TextDecoder();

/** An interface of a section. */
interface Interface {
  readonly link_type: number;
  readonly snap_bytes: number;
  /** Units of its time stamps in a second, and microseconds to add. */
  readonly units: number;
  readonly offset_us: number;
}

/** A parser of pcapng: sections of either byte order, any number of interfaces. Blocks that are not known are passed over. */
export function createPcapngParser(): TakeUnit {
  let little = true;
  let interfaces: Interface[] = [];

  const interfaceAt = (id: number, offset: number): Interface => {
    const one = interfaces[id];
    if (!one) throw new CaptureError(`a packet is of interface ${id}, which is not described`, offset);
    return one;
  };

  /** The packet within a block: its bytes from `at`. */
  const packet = (
    body: Uint8Array,
    at: number,
    captured: number,
    options: boolean,
    offset: number,
  ): { bytes: Uint8Array; comments: string[] } => {
    if (at + captured > body.length) throw new CaptureError('a packet is longer than its block', offset);
    const comments: string[] = [];
    if (options) {
      for (const [code, value] of optionsOf(body, at + padded(captured), little)) {
        if (code === optionCodes.comment) comments.push(text.decode(value));
      }
    }
    return { bytes: body.subarray(at, at + captured), comments };
  };

  return (bytes, view, offset, take) => {
    if (bytes.length < BLOCK_FRAME_BYTES) return 0;
    const isSection = view.getUint32(0) === blockTypes.section_header;
    if (isSection) {
      little = view.getUint32(HEAD_BYTES, true) === BYTE_ORDER_MAGIC;
      if (!little && view.getUint32(HEAD_BYTES) !== BYTE_ORDER_MAGIC) {
        throw new CaptureError('a section has no byte order', offset);
      }
      interfaces = [];
    }
    const type = view.getUint32(0, little);
    const total = view.getUint32(4, little);
    if (total < BLOCK_FRAME_BYTES || total % 4 !== 0 || total > BLOCK_BYTES_MAX) {
      throw new CaptureError(`a block of ${total} bytes cannot be`, offset);
    }
    if (bytes.length < total) return 0;
    const body = bytes.subarray(HEAD_BYTES, total - 4);
    const at = new DataView(body.buffer, body.byteOffset, body.byteLength);
    const needs = (length: number): void => {
      if (body.length < length) throw new CaptureError('a block is shorter than its kind', offset);
    };
    switch (type) {
      case blockTypes.interface_description: {
        needs(8);
        interfaces.push(interfaceOf(body, at, little));
        break;
      }
      case blockTypes.enhanced_packet:
      case blockTypes.packet: {
        needs(20);
        const enhanced = type === blockTypes.enhanced_packet;
        const of = interfaceAt(enhanced ? at.getUint32(0, little) : at.getUint16(0, little), offset);
        const units = at.getUint32(4, little) * TWO_32 + at.getUint32(8, little);
        const captured = at.getUint32(12, little);
        const { link_type } = of;
        const length = Math.max(captured, at.getUint32(16, little));
        take({ time_us: timeOf(units, of), link_type, length, ...packet(body, 20, captured, true, offset) });
        break;
      }
      case blockTypes.simple_packet: {
        needs(4);
        const { link_type, snap_bytes } = interfaceAt(0, offset);
        const length = at.getUint32(0, little);
        const captured = Math.min(length, snap_bytes || length, body.length - 4);
        // It has no time.
        take({ time_us: 0, link_type, length, ...packet(body, 4, captured, false, offset) });
        break;
      }
      default:
    }
    return total;
  };
}

function interfaceOf(body: Uint8Array, view: DataView, little: boolean): Interface {
  let units = US_PER_SECOND;
  let offset_us = 0;
  for (const [code, value] of optionsOf(body, 8, little)) {
    const [first = 0] = value;
    // The highest bit says whether the rest is a power of two or of ten.
    if (code === optionCodes.time_resolution) units = first & 0x80 ? 2 ** (first & 0x7f) : 10 ** first;
    if (code === optionCodes.time_offset && value.length === 8) {
      const seconds = new DataView(value.buffer, value.byteOffset).getBigInt64(0, little);
      offset_us = Number(seconds) * US_PER_SECOND;
    }
  }
  return { link_type: view.getUint16(0, little), snap_bytes: view.getUint32(4, little), units, offset_us };
}

/** Exact where a number holds it; of nanoseconds the last ones are lost before the division, which cuts them off anyway. */
function timeOf(units: number, { units: per_second, offset_us }: Interface): number {
  const time_us = per_second === US_PER_SECOND ? units : Math.floor((units / per_second) * US_PER_SECOND);
  return time_us + offset_us;
}

/** The options that end a block's body. */
function* optionsOf(body: Uint8Array, start: number, little: boolean): Generator<readonly [number, Uint8Array]> {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  for (let at = start; at + 4 <= body.length; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === optionCodes.end || at + 4 + length > body.length) return;
    yield [code, body.subarray(at + 4, at + 4 + length)];
    at += 4 + padded(length);
  }
}

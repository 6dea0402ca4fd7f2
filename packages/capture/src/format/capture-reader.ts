import type { Frame } from '../frame.ts';
import { CaptureError } from './capture-error.ts';
import { createPcapParser } from './pcap-parser.ts';
import { createPcapngParser } from './pcapng-parser.ts';

/**
 * Takes one unit (a block, a header, a packet) from the front of bytes: how long it was, or 0 where it is not whole yet. A
 * frame in it is handed on.
 */
export type TakeUnit = (bytes: Uint8Array, view: DataView, offset: number, take: (frame: Frame) => void) => number;

/** Reads a capture piece by piece. Memory: the unit that is under way, no more. */
export interface CaptureReader {
  /**
   * The frames that are whole with this piece.
   * @throws CaptureError where it is no capture, or a broken one; the frames before that are lost with this piece, so `take`
   * them one by one where they matter
   */
  push(piece: Uint8Array, take: (frame: Frame) => void): void;
  /** How many bytes at the end are no whole unit: 0 for a capture that is not cut short. */
  rest(): number;
}

const MAGIC_BYTES = 4;
/** So much of a piece is put behind what is left of the one before, to begin with: most units are shorter. */
const JOINED_BYTES = 4 * 1024;

/** A reader of pcapng and pcap, of either byte order; which it is, the first bytes tell. */
export function createCaptureReader(): CaptureReader {
  let parser: TakeUnit | null = null;
  let left: Uint8Array = new Uint8Array(0);
  let offset = 0;

  /** Takes the units that are whole; returns how many bytes they had. */
  const takeAll = (bytes: Uint8Array, take: (frame: Frame) => void, is_one: boolean): number => {
    let at = 0;
    if (!parser) {
      if (bytes.length < MAGIC_BYTES) return 0;
      parser = parserOf(bytes);
    }
    while (at < bytes.length) {
      const rest = bytes.subarray(at);
      const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
      const length = parser(rest, view, offset, take);
      if (length === 0) break;
      at += length;
      offset += length;
      if (is_one) break;
    }
    return at;
  };
  /** Takes the unit that begins with what is left, and leaves nothing of it; or leaves all, where it is not whole yet. */
  const takeLeft = (piece: Uint8Array, take: (frame: Frame) => void): Uint8Array => {
    for (let more = Math.max(JOINED_BYTES, left.length); ; more *= 4) {
      const both = joined(left, piece.subarray(0, more));
      const taken = takeAll(both, take, true);
      if (taken > 0) return piece.subarray(taken - left.length);
      if (more >= piece.length) return both;
    }
  };

  return {
    push(piece, take) {
      const bytes = left.length === 0 ? piece : takeLeft(piece, take);
      // A copy: who has handed the piece in may use its memory again.
      left = bytes.buffer === piece.buffer ? new Uint8Array(bytes.subarray(takeAll(bytes, take, false))) : bytes;
    },
    rest: () => left.length,
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Whether bytes begin as a capture does. */
export function isCapture(bytes: Uint8Array): boolean {
  return bytes.length >= MAGIC_BYTES && findParser(bytes) !== null;
}

function parserOf(bytes: Uint8Array): TakeUnit {
  const parser = findParser(bytes);
  if (!parser) throw new CaptureError('this is neither a pcapng nor a pcap file', 0);
  return parser;
}

function findParser(bytes: Uint8Array): TakeUnit | null {
  const magic = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return magic === PCAPNG_MAGIC ? createPcapngParser() : createPcapParser(magic);
}

/** The type of a section header block, which reads the same in either byte order. */
const PCAPNG_MAGIC = 0x0a0d0d0a;

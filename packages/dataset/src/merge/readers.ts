import { createCaptureReader, packetBlock } from '@phonehome/capture';
import { bufferOf } from '@phonehome/shared';
import type { PartReader } from './sorted-source.ts';

const LINE_FEED = 0x0a;
const TIME = /"time_us":(\d+)/;
/** The time stands near the beginning of a line. */
const HEAD_CHARACTERS = 96;

/** Reads the lines of NDJSON, each with its line feed. */
export function createLineReader(): PartReader {
  let left: Uint8Array = new Uint8Array(0);
  return (piece, take) => {
    const bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED) + 1; end > 0; end = bytes.indexOf(LINE_FEED, from) + 1) {
      const line = bytes.subarray(from, end);
      const head = bufferOf(line.subarray(0, HEAD_CHARACTERS)).toString('latin1');
      const time = TIME.exec(head)?.[1];
      if (time === undefined) throw new RangeError('a line of a data set has no time');
      take({ time_us: Number(time), bytes: line });
      from = end;
    }
    left = bytes.slice(from);
  };
}

/** Reads the packets of a capture, each as the block that it was. */
export function createPacketReader(): PartReader {
  const reader = createCaptureReader();
  return (piece, take) => reader.push(piece, (frame) => take({ time_us: frame.time_us, bytes: packetBlock(frame) }));
}

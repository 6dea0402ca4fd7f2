import { createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';

/** Beyond it a field number says that these are other bytes. */
const FIELD_MAX = 2_000;

/** The wire format of protocol buffers: fields by number. Bytes are taken for it only if they are wholly so; of a few bytes many are, so a number in them is a guess. */
export const protobuf = bytesCodec('protobuf', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < 4) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  /** Of the field before, if it had eight bytes. */
  let number: Uint8Array | null = null;
  while (reader.left() > 0) {
    const tag = Number(reader.varint());
    const field = Math.floor(tag / 8);
    if (reader.isCut() || field < 1 || field > FIELD_MAX) return null;
    const key = `field ${field}`;
    const before = number;
    number = null;
    switch (tag % 8) {
      case 0: {
        parts.push({ key, content: reader.varint().toString(), is_guess: true });
        break;
      }
      case 1: {
        const eight = reader.take(8);
        if (!reader.isCut()) {
          for (const content of ofEight(eight)) parts.push({ key, content, is_guess: true });
          const pair = pairOf(before, eight);
          if (pair !== null) parts.push({ content: pair });
        }
        number = eight;
        break;
      }
      case 2: {
        const length = Number(reader.varint());
        parts.push({ key, content: reader.take(length) });
        break;
      }
      case 5: {
        const four = reader.take(4);
        if (!reader.isCut()) parts.push({ key, content: String(viewOf(four).getFloat32(0, true)) });
        break;
      }
      default:
        return null;
    }
    if (reader.isCut()) return null;
  }
  return parts.length > 0 ? parts : null;
});

const DECIMALS = 6;

/** Two fields after one another as the coordinates that they may be: fractions of degrees, neither zero nor whole. */
function pairOf(first: Uint8Array | null, second: Uint8Array): string | null {
  if (first === null || first.length < 8) return null;
  const [a, b] = [first, second].map((bytes) => viewOf(bytes).getFloat64(0, true)) as [number, number];
  const fits = (value: number, most: number): boolean =>
    Math.abs(value) <= most && Math.abs(value) > 0.001 && Number(value.toFixed(2)) !== value;
  return fits(a, 180) && fits(b, 180) ? `${a.toFixed(DECIMALS)},${b.toFixed(DECIMALS)}` : null;
}

/** Eight bytes as a number of either sort. */
function ofEight(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  return [String(view.getFloat64(0, true)), view.getBigUint64(0, true).toString()];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

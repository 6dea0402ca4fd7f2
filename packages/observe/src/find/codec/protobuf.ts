import { createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';

/** Beyond it a field number says that these are other bytes. */
const FIELD_MAX = 2_000;

/** The wire format of protocol buffers: fields by number. Bytes are taken for it only if they are wholly so; of a few bytes many are, so a number in them is a guess. */
export const protobuf = bytesCodec('protobuf', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < 4) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  while (reader.left() > 0) {
    const tag = Number(reader.varint());
    const field = Math.floor(tag / 8);
    if (reader.isCut() || field < 1 || field > FIELD_MAX) return null;
    const key = `field ${field}`;
    switch (tag % 8) {
      case 0: {
        parts.push({ key, content: reader.varint().toString(), is_guess: true });
        break;
      }
      case 1: {
        const eight = reader.take(8);
        if (!reader.isCut()) for (const content of ofEight(eight)) parts.push({ key, content, is_guess: true });
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

/** Eight bytes as a number of either sort. */
function ofEight(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  return [String(view.getFloat64(0, true)), view.getBigUint64(0, true).toString()];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

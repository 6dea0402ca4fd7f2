import { bytesCodec, type Part } from './codec.ts';

const POINT_BYTES = 21;

/** A point of well-known binary (OGC 06-103r4, 8.2), with or without the number of its system: longitude, latitude. */
export const wellKnownBinary = bytesCodec('wkb', 'structure', (bytes): readonly Part[] | null => {
  const little = bytes[0] === 1;
  if ((!little && bytes[0] !== 0) || (bytes.length !== POINT_BYTES && bytes.length !== POINT_BYTES + 4)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if ((view.getUint32(1, little) & 0xffff) !== 1) return null;
  const at = bytes.length - 16;
  const [x, y] = [view.getFloat64(at, little), view.getFloat64(at + 8, little)];
  return Number.isFinite(x) && Number.isFinite(y) ? [{ content: `POINT(${x.toFixed(6)} ${y.toFixed(6)})` }] : null;
});

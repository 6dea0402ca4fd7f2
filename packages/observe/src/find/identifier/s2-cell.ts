import { degreesText } from './axes.ts';
import { exactArcTangent, PI } from './exact-angles.ts';
import type { WrittenPlace } from './written-place.ts';

const NAME = /s2_?(?:cell|token|geo|loc)/i;
/** Of smaller cells than these, some 70 metres wide, a telephone is in one. */
const LEVEL_MIN = 17;
const LEVELS = 30;
/** Along the curve of Hilbert: which quarter comes first, second, third, fourth, by how it is turned; and how each of them is turned. */
const QUARTERS = [
  [0, 1, 3, 2],
  [0, 2, 3, 1],
  [3, 2, 0, 1],
  [3, 1, 0, 2],
] as const;
const TURNS = [1, 0, 0, 3] as const;

/** The middle of a cell of S2, by its number or its token, where its name says so (S2 geometry, its cell hierarchy). */
export function s2Place(text: string, key: string): WrittenPlace | null {
  if (!NAME.test(key)) return null;
  const id = /^\d{17,20}$/.test(text)
    ? BigInt(text)
    : /^(?:0x)?[\da-f]{8,16}$/i.test(text)
      ? BigInt(`0x${text.replace(/^0x/i, '').padEnd(16, '0')}`)
      : 0n;
  if (id === 0n || id >= 6n << 61n) return null;
  // Behind the path stands a one, then zeros.
  const zeros = trailingZeros(id);
  const level = LEVELS - zeros / 2;
  if (!Number.isInteger(level) || level < LEVEL_MIN) return null;
  const face = Number(id >> 61n);
  let [i, j, turn] = [0, 0, face & 1];
  for (let n = 0; n < level; n++) {
    const step = Number((id >> BigInt(59 - 2 * n)) & 3n);
    const quarter = (QUARTERS[turn] as readonly number[])[step] as number;
    i = 2 * i + (quarter >> 1);
    j = 2 * j + (quarter & 1);
    turn ^= TURNS[step] as number;
  }
  const cells = powerOfTwo(level);
  const [u, v] = [i, j].map((at) => projected((at + 0.5) / cells)) as [number, number];
  const [x, y, z] = direction(face, u, v);
  return {
    latitude: degreesText((exactArcTangent(z / Math.sqrt(x * x + y * y)) * 180) / PI),
    longitude: degreesText((turned(y, x) * 180) / PI),
    form: 'a cell of S2, by its name',
  };
}

function trailingZeros(id: bigint): number {
  let zeros = 0;
  for (let rest = id; (rest & 1n) === 0n; rest >>= 1n) zeros++;
  return zeros;
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let n = 0; n < exponent; n++) power *= 2;
  return power;
}

/** From the grid of a face to the plane: cells are stretched so that they become nearly equal on the sphere. */
function projected(s: number): number {
  return s >= 0.5 ? (4 * s * s - 1) / 3 : (1 - 4 * (1 - s) * (1 - s)) / 3;
}

/** The direction of a point of one of the six faces of a cube around the globe. */
function direction(face: number, u: number, v: number): readonly [number, number, number] {
  if (face === 0) return [1, u, v];
  if (face === 1) return [-u, 1, v];
  if (face === 2) return [-u, -v, 1];
  if (face === 3) return [-1, -v, -u];
  if (face === 4) return [v, -1, -u];
  return [v, u, -1];
}

function turned(y: number, x: number): number {
  if (x > 0) return exactArcTangent(y / x);
  if (x < 0) return exactArcTangent(y / x) + (y >= 0 ? PI : -PI);
  return y >= 0 ? PI / 2 : -PI / 2;
}

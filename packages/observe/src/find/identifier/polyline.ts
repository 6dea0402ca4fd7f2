const SCALE = 100_000;
const CHARS_MIN = 8;

/**
 * The first point of a line in Google's encoded polyline format (differences in hundred-thousandths of degrees, five bits a
 * character): latitude and longitude; null for what is none.
 */
export function firstOfPolyline(text: string): readonly [number, number] | null {
  if (text.length < CHARS_MIN || !/^[?-~]+$/.test(text)) return null;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; at < text.length && shift < 30; shift += 5) {
      const five = text.charCodeAt(at++) - 63;
      value |= (five & 31) << shift;
      if (five < 32) return value & 1 ? ~(value >> 1) : value >> 1;
    }
    return Number.NaN;
  };
  const [latitude, longitude] = [next() / SCALE, next() / SCALE];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : null;
}

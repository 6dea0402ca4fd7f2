/** Functions of angles from exactly rounded operations alone, so that every machine gives the same bits: see exactExp. */
export const PI = 3.141592653589793;

/** The sine, for |x| up to some turns. */
export function exactSine(x: number): number {
  const rest = x - Math.round(x / (2 * PI)) * 2 * PI;
  let [term, sum] = [rest, rest];
  for (let n = 2; n < 40; n += 2) {
    term *= (-rest * rest) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

export function exactCosine(x: number): number {
  return exactSine(x + PI / 2);
}

/** The arc tangent: thrice of the half angle, then the series. */
export function exactArcTangent(x: number): number {
  let half = x;
  for (let i = 0; i < 3; i++) half = half / (1 + Math.sqrt(1 + half * half));
  let [power, sum] = [half, 0];
  for (let n = 0; n < 14; n++) {
    sum += power / (2 * n + 1);
    power *= -half * half;
  }
  return 8 * sum;
}

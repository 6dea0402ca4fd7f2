/** How far two samples are apart. */
export interface Distance {
  /** Kolmogorov-Smirnov: the greatest difference of the two distribution functions, 0 to 1. */
  readonly kolmogorov_smirnov: number;
  /** Wasserstein-1: how far a value must be moved on the mean to make one of the other; in the unit of the values. */
  readonly wasserstein: number;
}

/** The distances of two samples, none of them empty. */
export function distanceOf(a: readonly number[], b: readonly number[]): Distance {
  const [left, right] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)];
  const points = [...new Set([...left, ...right])].sort((x, y) => x - y);
  let kolmogorov_smirnov = 0;
  let wasserstein = 0;
  let i = 0;
  let j = 0;
  points.forEach((point, at) => {
    while (i < left.length && (left[i] as number) <= point) i++;
    while (j < right.length && (right[j] as number) <= point) j++;
    const difference = Math.abs(i / left.length - j / right.length);
    kolmogorov_smirnov = Math.max(kolmogorov_smirnov, difference);
    wasserstein += difference * ((points[at + 1] ?? point) - point);
  });
  return { kolmogorov_smirnov, wasserstein };
}

/** Where there is land, coarsely, with the sea beside it: south, north, west, east. */
const LAND: readonly (readonly [south: number, north: number, west: number, east: number])[] = [
  // The Americas, from the north to the south.
  [59, 84, -74, -17],
  [50, 72, -170, -55],
  [24, 50, -126, -65],
  [7, 24, -118, -77],
  [9, 25, -85, -59],
  [-20, 13, -82, -50],
  [-24, -3, -50, -34],
  [-56, -20, -76, -47],
  // Europe and Africa.
  [63, 67, -25, -13],
  [27, 40, -32, -13],
  [35, 61, -11, 40],
  [54, 72, 4, 60],
  [10, 36, -18, 36],
  [4, 12, -14, 48],
  [-36, 5, 9, 42],
  [-26, 12, 38, 52],
  [-22, -19, 55, 58],
  // Asia.
  [12, 42, 32, 63],
  [5, 40, 60, 98],
  [40, 78, 30, 180],
  [18, 54, 73, 146],
  [-11, 28, 92, 127],
  // The Pacific.
  [-11, 3, 118, 160],
  [-44, -10, 113, 154],
  [-48, -34, 166, 180],
  [-20, -15, 176, 180],
  [18, 23, -161, -154],
];

/** Whether a place is on land or not far from it: what tells two readings of the same numbers apart, and no more. */
export function isNearLand(latitude: number, longitude: number): boolean {
  return LAND.some(
    ([south, north, west, east]) => latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}

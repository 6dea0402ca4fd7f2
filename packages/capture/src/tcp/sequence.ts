/** How far a sequence number is behind another one, as they wrap at 32 bits: negative where it is before it. */
export function sequenceDistance(from: number, to: number): number {
  return (to - from) | 0;
}

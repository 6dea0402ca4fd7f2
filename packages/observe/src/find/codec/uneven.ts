/** So many bytes show it. */
const SAMPLE_BYTES = 256;
/** Of the bytes of a short sample, and of a long one, so many may differ from one another. */
const SHORT_BYTES = 64;
const SHORT_SHARE = 0.72;
const LONG_SHARE = 0.5;

/**
 * Whether some bytes come again and again, as in texts and messages, also under a key that is the same for each of them; in what is
 * compressed, encrypted or random nearly all differ. It saves the search for keys of most bytes that are no message.
 */
export function isUneven(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return new Set(sample).size <= sample.length * (sample.length <= SHORT_BYTES ? SHORT_SHARE : LONG_SHARE);
}

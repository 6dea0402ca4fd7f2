/** A text from its end to its begin, character by character. */
export function reverse(text: string): string {
  return [...text].reverse().join('');
}

/** The values by which properties, resources and keys usually say on and off, in any case. */
export const USUALLY_ON: readonly string[] = ['true', '1', 'y', 'yes', 'on'];
export const USUALLY_OFF: readonly string[] = ['false', '0', 'n', 'no', 'off'];

/** Whether a value is one of some, whatever its case and the white space around it. */
export function saysOneOf(value: string, words: readonly string[]): boolean {
  const said = value.trim().toLowerCase();
  return words.some((word) => word.toLowerCase() === said);
}

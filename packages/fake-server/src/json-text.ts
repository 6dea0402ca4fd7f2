/** DEL and the C1 controls, which JSON leaves as they are and some terminals obey. */
const STEERING = /[\u007f-\u009f]/g;

/** JSON in which no control character stands as it is: what is recorded was written by strangers. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(STEERING, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
}

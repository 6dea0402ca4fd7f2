const FIRST = 0x21;
const COUNT = 94;

/** A character of ASCII that is seen, as that 47 places on, from the first one again behind the last (ROT47); any other as it is. */
export function rot47Code(code: number): number {
  return code >= FIRST && code < FIRST + COUNT ? FIRST + ((code - FIRST + COUNT / 2) % COUNT) : code;
}

/** The same of a text, which undoes it as well. */
export function rot47Text(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(rot47Code(c.charCodeAt(0))));
}

/** Ends a text in a buffer of C, and the data that a modem is given after an AT command. */
const END_MARKS = '\0\x1a';

/**
 * Where the NUL and Ctrl-Z bytes and the white space among them begin with which a text ends; its length if there are
 * none. A loop, since a pattern would take the square of the length where a text is made for that.
 */
export function trailingNuls(text: string): number {
  let start = text.length;
  for (let i = text.length - 1; i >= 0; i--) {
    const c = text[i] as string;
    if (END_MARKS.includes(c)) start = i;
    else if (!' \t\n\r'.includes(c)) break;
  }
  return start;
}

/** A text whose JSON strings have the control characters that JSON wants escaped as escapes. */
export function withoutRawControls(text: string): string {
  if (!/[\0-\x1f]/.test(text)) return text;
  let within = false;
  let escaping = false;
  let result = '';
  for (const c of text) {
    const raw = within && c < ' ';
    result += raw ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c;
    if (c === '"' && !escaping) within = !within;
    escaping = within && c === '\\' && !escaping;
  }
  return result;
}

/**
 * Text of JSON may hold half a surrogate pair, which is no Unicode and so cannot stand in a message; a report from outside
 * may bring one. It is written as U+FDD0 and four hexadecimal digits. U+FDD0 is a noncharacter, which no text has; if one
 * has it all the same, it is written that way, too. So every text comes back as it was.
 */
const ESCAPE = '\ufdd0';
const TO_ESCAPE = /\ufdd0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPED = /\ufdd0([\da-f]{4})/g;

/** Any text as Unicode. */
export function escapeText(text: string): string {
  if (text.isWellFormed() && !text.includes(ESCAPE)) return text;
  return text.replace(TO_ESCAPE, (c) => ESCAPE + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The text that was escaped. */
export function unescapeText(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text.replace(ESCAPED, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Everything unusual that the decoder may say about a request, and what it means. */
export const anomalyMeanings = {
  'http-unreadable': 'the bytes are no HTTP request that the server can read',
  'request-cut-short': 'the connection ended before the request was whole',
  'body-too-large': 'the body is larger than the server takes',
  'start-line-odd': 'the request line has spaces, case, a target or a version that it should not have',
  'empty-line-first': 'empty lines stand before the request',
  'line-end-odd': 'a line of the head ends with a line feed alone',
  'header-space': 'white space stands between the name of a header and its colon',
  'header-folded': 'a header goes on in the next line',
  'header-odd': 'a header has characters that should not be in one',
  'length-odd': 'Content-Length is repeated, or written otherwise than as a plain number',
  'length-and-chunked': 'there is a Content-Length beside chunks; the chunks count',
  'transfer-encoding-odd': 'the transfer encoding is not chunked alone, or the version has none',
  'chunk-odd': 'the chunks have extensions, trailers, white space or odd line ends',
  'body-not-base64': 'the body is not base64',
  'body-not-json': 'the decoded body is not a JSON object in UTF-8',
  'value-not-a-string': 'a value is not a JSON string; its source text is kept',
  'field-unknown': 'no version has a field of this name',
  'field-missing': 'a field of the version is absent',
  'version-unknown': 'REGVER names no known version',
} as const;

export type AnomalyId = keyof typeof anomalyMeanings;

/** One unusual thing: which, where (start-line, header:<name>, body, field:<NAME>), and what was seen, escaped. */
export interface Anomaly {
  readonly id: AnomalyId;
  readonly where: string;
  readonly saw: string;
}

const SAW_CHARACTERS_MAX = 200;

/** Makes an anomaly; what was seen is hostile input, so it is escaped to printable ASCII and cut. */
export function anomaly(id: AnomalyId, where: string, saw: string): Anomaly {
  return { id, where: printable(where), saw: printable(saw) };
}

/** Text as printable ASCII of at most 200 characters, everything else as `\u` escapes. */
export function printable(text: string): string {
  const cut = text.slice(0, SAW_CHARACTERS_MAX);
  const escaped = cut.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped.slice(0, SAW_CHARACTERS_MAX);
}

/** What an anomaly can be about: the values of `where` without their names. */
export type AnomalyPlace = 'start-line' | 'header' | 'body' | 'field';

interface AnomalyDefinition {
  readonly where: AnomalyPlace;
  readonly meaning: string;
}

const about = <const Definitions extends Readonly<Record<string, string>>>(
  where: AnomalyPlace,
  meanings: Definitions,
): Readonly<Record<keyof Definitions & string, AnomalyDefinition>> =>
  Object.fromEntries(Object.entries(meanings).map(([id, meaning]) => [id, { where, meaning }])) as never;

/**
 * Everything unusual that may be said about a request, and what it means: the one list. "Usual" is what dossier 2 says
 * of the version: a module's base64 in one line is usual, a phone's is not.
 */
export const anomalyDefinitions = {
  ...about('start-line', {
    'http-unreadable': 'the bytes are no HTTP request that the server can read',
    'request-cut-short': 'the connection, or the file, ended before the request was whole',
    'body-too-large': 'the body is larger than the server takes',
    'empty-lines-before': 'there are empty lines before the start line',
    'line-feed-only': 'lines of the head end with a line feed alone',
    'start-line-odd': 'the start line has characters or case that it should not have',
    'start-line-spaces': 'the parts of the start line are not separated by single spaces',
    'method-other': 'the method is not POST',
    'target-absolute': 'the target is a whole URL, as towards a proxy',
    'target-other': 'the target is not `/`',
    'http-version-other': 'the version of HTTP is not 1.1',
  }),
  ...about('header', {
    'header-name-case': 'the name of a header is not in its usual case',
    'header-repeated': 'a header that may be there once is there again',
    'header-folded': 'the value of a header goes on in the next line',
    'header-white-space': 'there is white space before the name or the colon of a header',
    'header-odd': 'a header has characters that should not be in one',
    'header-unreadable': 'a line of the head is no header: it has no colon',
    'host-missing': 'there is no Host header',
    'host-other': "the host is neither the family's nor a reserved name that a scenario may use",
    'content-type-missing': 'there is no Content-Type header',
    'content-type-other': 'the Content-Type is not application/encrypted-json',
    'content-type-parameter': 'the Content-Type has a parameter, such as charset',
    'content-length-missing': 'there is no Content-Length: what comes before the next request or the end is the body',
    'content-length-odd': 'the Content-Length is not one plain decimal number, or stands beside Transfer-Encoding',
    'content-length-long': 'the report is whole before as many bytes have come as Content-Length says',
    'content-length-short': 'the report goes on after as many bytes as Content-Length says',
    'transfer-chunked': 'the body comes in chunks',
    'transfer-encoding-other': 'the body has a transfer coding other than chunked',
    'content-encoded': 'the body is compressed',
    'expect-continue': 'the client asks whether it may send the body',
  }),
  ...about('body', {
    'anomalies-more': 'more was odd than is listed',
    'bytes-after-request': 'bytes follow that are no further request',
    'chunk-odd': 'the chunks have extensions, trailers, white space or odd line ends',
    'chunks-unreadable': 'the chunks of the body are broken; it is read as far as they go',
    'body-empty': 'there is no body',
    'body-not-base64': 'the body is not base64',
    'body-form-field': 'the body is a field of a form; its value is read',
    'body-plain-json': 'the body is JSON that is not in base64',
    'body-trailing-nul': 'the body ends with NUL bytes',
    'base64-crlf': 'lines of the base64 end with CR LF or CR',
    'base64-wrapped': 'the base64 is in lines; clients of this version write one',
    'base64-unwrapped': 'the base64 is in one line; clients of this version write lines of 76 characters',
    'base64-line-length': 'the base64 has line feeds elsewhere than after every 76 characters and at the end',
    'base64-white-space': 'white space stands before, within or after the base64',
    'base64-padding-missing': 'the base64 lacks its final `=`',
    'base64-padding-extra': 'the base64 has too many final `=`',
    'base64-url-safe': 'the base64 has `-` and `_` in the place of `+` and `/`',
    'base64-percent-encoded': 'characters of the base64 are written as %XX',
    'base64-quoted': 'the base64 is in quotation marks',
    'byte-order-mark': 'the text begins with a byte order mark',
    'body-utf-16': 'the JSON is in UTF-16',
    'body-not-utf8': 'the JSON is not in UTF-8; each byte is read as the character of its number (Latin-1)',
    'body-not-json': 'the decoded body is not a JSON object',
    'json-trailing-nul': 'the JSON ends with NUL bytes',
    'json-trailing-bytes': 'something follows the JSON object',
    'json-cut-short': 'the JSON ends within the object; the entries before are read',
    'json-raw-control': 'control characters stand in a JSON text without escapes',
    'json-white-space': 'there is white space around the parts of the JSON',
    'json-escape': 'a character is written as \\u escape that needs none',
    'fields-reordered': 'the fields are not in the order of the version',
  }),
  ...about('field', {
    'version-unknown': 'REGVER names no known version, or is not there',
    'version-other-form': 'REGVER names a known version in another form, such as 7 for 7.0',
    'field-unknown': 'no version has a field of this name',
    'field-name-case': 'no version has a field of this name, but one in other upper and lower case',
    'field-of-other-version': 'the field belongs to other versions, not to this',
    'field-missing': 'a field of the version is absent',
    'field-duplicate': 'the field is there more than once; the last counts, this is an earlier value',
    'value-not-a-string': 'a value is a number, true, false or null; its source text is kept',
    'value-nested': 'a value is an object or a list; its source text is kept',
    'value-white-space': 'white space stands before or after a value',
    'date-other-form': 'a date is in another form than YYYY-MM-DD HH:MM:SS',
    'cell-hexadecimal': 'a cell identity is in hexadecimal',
    'cell-textual': 'a cell identity is a text',
    'mac-upper-case': 'a MAC address is in upper case',
    'mac-separators': 'a MAC address has other separators than colons, or none',
    'number-separators': 'the digits of a number have separators',
    'number-filler': 'a number ends with the filler F',
    'value-unlike-rule': 'a value does not follow the rule of its field',
  }),
} as const;

export type AnomalyId = keyof typeof anomalyDefinitions;

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

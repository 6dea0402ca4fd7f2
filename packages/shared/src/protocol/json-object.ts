/** An entry of a JSON object; of a value that is no string, the exact source text is kept. */
export interface JsonEntry {
  readonly name: string;
  readonly value: string;
  readonly is_string: boolean;
  /** Whether the value is an object or a list. */
  readonly is_nested: boolean;
}

/** What is to be read of the text of a JSON object. */
export interface JsonObject {
  /** In the order of the text, those that come again included. */
  readonly entries: readonly JsonEntry[];
  /** The first white space that stands around the parts of the object, or '' if it is compact. */
  readonly white_space: string;
  /** The first string in it that has an escape that it does not need, or ''. */
  readonly escaped: string;
}

const space = /[ \t\n\r]*/y;
const string = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const scalar = /[^\s,{}[\]"]+/y;
/** What a JSON writer need not escape: anything but controls and the two separators that old JavaScript minds. */
const needless = /(?<!\\)(?:\\\\)*\\u(?!00[01]|202[89]|00[78]|d[89a-f])/i;

/**
 * Reads the object that a text begins with. It goes through the text itself, where JSON.parse would lose the digits of a
 * number, the order, and what comes twice.
 * @param whole false to read of broken text the entries before the break
 * @returns null if there is no object, or if it is broken and should be whole
 */
export function readJsonText(text: string, whole: boolean): (JsonObject & { end: number }) | null {
  const entries: JsonEntry[] = [];
  let at = 0;
  let white_space = '';
  let escaped = '';
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const gap = (): void => {
    const found = take(space) ?? '';
    white_space ||= found;
  };
  const broken = () => (whole ? null : { entries, white_space, escaped, end: at });

  gap();
  if (text[at] !== '{') return null;
  at++;
  gap();
  if (text[at] === '}') return { entries, white_space, escaped, end: at + 1 };
  for (;;) {
    const name = take(string);
    gap();
    if (name === null || text[at] !== ':') return broken();
    at++;
    gap();
    const start = at;
    const literal = take(string);
    if (literal === null && !skipValue()) return broken();
    const source = text.slice(start, at);
    const parsed = [parsedString(name), literal === null ? source : parsedString(literal)] as const;
    if (parsed[0] === null || parsed[1] === null || (literal === null && !isJson(source))) return broken();
    if (!escaped) escaped = [name, literal ?? ''].find((one) => needless.test(one)) ?? '';
    const is_nested = literal === null && /^[{[]/.test(source);
    const entry = { name: parsed[0], value: parsed[1], is_string: literal !== null, is_nested };
    // A number or a word at the very end of a cut text may itself be cut.
    if (at === text.length && literal === null) return broken();
    entries.push(entry);
    gap();
    if (text[at] === '}') return { entries, white_space, escaped, end: at + 1 };
    if (text[at] !== ',') return broken();
    at++;
    gap();
  }

  /** Goes to the end of a value that is no string, without recursion: nesting may be of any depth. */
  function skipValue(): boolean {
    let depth = 0;
    do {
      gapWithin();
      const c = text[at];
      if (c === '{' || c === '[') depth++;
      if (c === '}' || c === ']') depth--;
      if (c !== undefined && '{}[],:'.includes(c) && !(depth === 0 && c === ',')) at++;
      else if (take(c === '"' ? string : scalar) === null) return false;
    } while (depth > 0);
    return true;
  }

  function gapWithin(): void {
    take(space);
  }
}

function parsedString(source: string): string | null {
  // Most strings have no escapes, and cutting is cheaper than parsing.
  if (!source.includes('\\') && !/[\0-\x1f]/.test(source)) return source.slice(1, -1);
  try {
    return JSON.parse(source) as string;
  } catch {
    return null;
  }
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The entries of a JSON object in UTF-8, or null for anything else. Of entries that come again, each is there. */
export function readJsonObject(json: Uint8Array): readonly JsonEntry[] | null {
  try {
    const text = utf8.decode(json);
    const read = readJsonText(text, true);
    return read && /^[ \t\n\r]*$/.test(text.slice(read.end)) ? read.entries : null;
  } catch {
    return null;
  }
}

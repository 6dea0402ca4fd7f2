/** The columns of a table in the order in which they are stored. */
export interface TableColumns {
  readonly names: readonly string[];
  /** The one that is the number of the row, which is stored nowhere else. */
  readonly row_id: string | null;
}

const NAME = /^\s*(?:"((?:[^"]|"")+)"|`([^`]+)`|\[([^\]]+)\]|'([^']+)'|([^\s"'`[\](),]+))/;
const CONSTRAINT = /^\s*(?:constraint|primary|unique|check|foreign)\b/i;
/** No statement of a table is longer. */
const SQL_MAX = 100_000;

/**
 * Reads the columns of `CREATE TABLE name (a INTEGER PRIMARY KEY, b TEXT, PRIMARY KEY (a))`, leniently: whatever begins like
 * a column is one.
 */
export function columnsOf(sql: string): TableColumns {
  const plain = sql.slice(0, SQL_MAX).replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  const { pieces, rest } = split(plain);
  const columns = pieces.flatMap((piece) => {
    const name = nameAt(piece);
    // What is computed when it is asked for is stored nowhere.
    const is_stored = !/\bas\s*\(/i.test(piece) || /\bstored\b/i.test(piece);
    return name === null || CONSTRAINT.test(piece) || !is_stored ? [] : [{ name, piece }];
  });
  const listed = pieces.find((piece) => /^\s*(?:constraint\s+\S+\s+)?primary\s+key\s*\(/i.test(piece));
  const keys =
    listed !== undefined
      ? split(listed).pieces.flatMap((one) => nameAt(one) ?? [])
      : columns.flatMap(({ name, piece }) => (/\bprimary\s+key\b/i.test(piece) ? [name] : []));
  const is_key = (name: string): boolean => keys.some((key) => key.toLowerCase() === name.toLowerCase());
  const names = columns.map(({ name }) => name);
  // A table without numbers of rows is stored in the order of its key.
  if (/\bwithout\s+rowid\b/i.test(rest)) {
    const first = keys.flatMap((key) => names.find((name) => name.toLowerCase() === key.toLowerCase()) ?? []);
    return { names: [...first, ...names.filter((name) => !is_key(name))], row_id: null };
  }
  const number = columns.find(({ name, piece }) => {
    const type = piece.replace(NAME, '');
    return keys.length === 1 && is_key(name) && /^\s*integer\b/i.test(type);
  });
  return { names, row_id: number?.name ?? null };
}

/** What is within the first pair of brackets, between its commas, and what is behind it. */
function split(text: string): { readonly pieces: readonly string[]; readonly rest: string } {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string;
    if (`"'\``.includes(c)) {
      const end = text.indexOf(c, at + 1);
      if (end < 0) break;
      at = end;
    } else if (c === '(') {
      if (++depth === 1) from = at + 1;
    } else if ((c === ',' && depth === 1) || (c === ')' && depth === 1)) {
      pieces.push(text.slice(from, at));
      from = at + 1;
      if (c === ')') return { pieces, rest: text.slice(from) };
    } else if (c === ')') depth--;
  }
  if (depth > 0) pieces.push(text.slice(from));
  return { pieces, rest: '' };
}

function nameAt(piece: string): string | null {
  const match = NAME.exec(piece);
  return match?.slice(1).find((one) => one !== undefined) ?? null;
}

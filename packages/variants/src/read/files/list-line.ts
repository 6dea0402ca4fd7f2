/** A line of a list of files. */
export type ListLine =
  /** The folder that the following lines are in. */
  | { readonly is: 'folder'; readonly path: string }
  /** A file, with its path; or a name, which is a file where a folder was named before. */
  | { readonly is: 'file' | 'name'; readonly path: string }
  /** Folders, sums and headings. */
  | { readonly is: 'other' };

/** `-rw-r--r--`, also with what says that there is more (`.`, `+`, `@`); `find -ls` has two numbers before it. */
const MODE = /^\s*(?:\d+\s+\d+\s+)?([-bcdlps])[-rwxsStT]{9}[.+@]?\s+(.*)$/;

/** Dates as `ls`, `find -ls`, `tar` and toolbox write them; the name comes after. */
const DATE =
  /(?:\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: [+-]\d{4})?|[A-Z][a-z]{2} +\d{1,2} +(?:\d{4}|\d\d:\d\d))\s+/;

/** A label of SELinux; the name comes after, if no date does. */
const LABEL = /\s\w+:object_r:\S+\s+/;

/** Columns before a path: of `unzip -l` and `-v`, of lists of hashes, of installed-files.txt. */
const COLUMNS =
  /^\s*(?:\d+\s+(?:\S+\s+\d+\s+\d+%\s+)?(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d{2,4})\s+\d\d:\d\d\s+(?:[0-9a-f]{8}\s+)?|[0-9a-f]{32,128}\s+\*?|\d[\d.,]*[KMGT]?\s+(?=\.{0,2}\/))/i;

/** What stands in such lists besides: sums, and the heading and foot of `unzip`. */
const OTHER =
  /^(?:total \d[\d.,]*[KMGT]?|Archive:\s.*|\s*Length\s+(?:Date|Method)\s.*|[\s-]+|\s*\d+\s+(?:\d+\s+\d+%\s+)?\d+ files?)$/;

/** Reads a line of `find`, `find -ls`, `ls -lR`, `ls -R`, `du -a`, `tar tv`, `unzip -l`, `dir /s /b` or a list of hashes. */
export function readListLine(line: string): ListLine {
  // As Windows writes paths.
  const text = /^(?:[A-Za-z]:)?\\?[^\\/\s]+\\[^/]*$/.test(line) ? line.replaceAll('\\', '/') : line;
  const [, kind, columns = ''] = MODE.exec(text) ?? [];
  if (kind !== undefined) return kind === 'd' ? { is: 'other' } : fileOf(nameAfter(columns, kind));
  if (OTHER.test(text)) return { is: 'other' };
  const folder = /^(\S.*[^/:]|\.|\/):$/.exec(text)?.[1];
  if (folder !== undefined) return { is: 'folder', path: folder };
  const rest = text.replace(COLUMNS, '');
  const path = rest.trim();
  if (path.endsWith('/')) return { is: 'other' };
  // Columns tell that it is a file, also without a slash.
  return rest === text && !path.includes('/') ? { is: 'name', path } : fileOf(path);
}

function nameAfter(columns: string, kind: string): string {
  const found = DATE.exec(columns) ?? LABEL.exec(columns);
  const name = columns.slice(found ? found.index + found[0].length : columns.lastIndexOf(' ') + 1).trim();
  return kind === 'l' ? (name.split(' -> ')[0] ?? name) : name;
}

function fileOf(text: string): ListLine {
  // What follows a tab is a column: `find -printf '%p\\t%s'`.
  const path = text.split('\t', 1)[0] ?? text;
  return path === '' ? { is: 'other' } : { is: 'file', path };
}

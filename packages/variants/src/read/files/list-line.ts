/** A line of a list of files: a folder that the following lines are in, or a file. */
export type ListLine =
  | { readonly is: 'folder'; readonly path: string }
  | { readonly is: 'file'; readonly path: string; readonly within: boolean };

/** `-rw-r--r--`, also with what says that there is more (`.`, `+`, `@`). */
const MODE = /^\s*(?:\d+\s+\d+\s+)?([-bcdlps])[-rwxsStT]{9}[.+@]?\s+(.*)$/;

/** Dates as `ls`, `find -ls`, `tar` and toolbox write them; the name comes after. */
const DATE =
  /(?:\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: [+-]\d{4})?|[A-Z][a-z]{2} +\d{1,2} +(?:\d{4}|\d\d:\d\d))\s/;

/** A label of SELinux; the name comes after, if no date does. */
const LABEL = /\s\w+:object_r:\S+\s+/;

/** Columns before a path: a hash, or a length with or without a date (`unzip -l`, installed-files.txt). */
const COLUMNS =
  /^\s*(?:[0-9a-f]{32,128}\s+\*?|\d+\s+(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d{2,4})\s+\d\d:\d\d\s+|\d+\s+(?=\/))/i;

/** Reads a line of `find`, `find -ls`, `ls -lR`, `ls -R`, `tar tv`, `unzip -l` or a list of hashes; null for none of them. */
export function readListLine(text: string): ListLine | null {
  const [, kind, columns = ''] = MODE.exec(text) ?? [];
  if (kind !== undefined) return kind === 'd' ? null : fileOf(nameAfter(columns, kind));
  const folder = /^(.*[^/:]|\.|\/):$/.exec(text)?.[1];
  if (folder !== undefined) return { is: 'folder', path: folder };
  const path = text.replace(COLUMNS, '').trim();
  return path === '' || path.endsWith('/') ? null : fileOf(path);
}

function nameAfter(columns: string, kind: string): string {
  const date = DATE.exec(columns);
  const label = LABEL.exec(columns);
  const start = date
    ? date.index + date[0].length
    : label
      ? label.index + label[0].length
      : columns.lastIndexOf(' ') + 1;
  const name = columns.slice(start).trim();
  return kind === 'l' ? (name.split(' -> ')[0] ?? name) : name;
}

function fileOf(path: string): ListLine | null {
  return path === '' ? null : { is: 'file', path, within: !path.includes('/') };
}

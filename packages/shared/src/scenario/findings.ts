import { fieldNames } from '../protocol/versions.ts';
import type { Finding, Path } from './yaml-file.ts';

/** A finding that a name is not one of a table, unless it is. */
export function known(table: object, name: string, path: Path, what: string): Finding[] {
  if (Object.hasOwn(table, name)) return [];
  const names = Object.keys(table).join(', ');
  return [found(path, `${name} is not one of \`${what}\``, names ? `Use one of ${names}` : `Add one to \`${what}\``)];
}

/** A finding that a field does not exist, unless it is one of the protocol's. */
export function knownField(name: string, path: Path): Finding[] {
  return fieldNames.includes(name)
    ? []
    : [found(path, `no version has a field ${name}`, 'See docs/reference/report.md')];
}

/** A finding at a path. */
export function found(path: Path, what: string, remedy: string): Finding {
  return { path, what, remedy };
}

/** A finding for each item whose name an earlier one has. */
export function unique(items: readonly { id: string }[], path: Path): Finding[] {
  return items.flatMap((item, i) =>
    items.findIndex((other) => other.id === item.id) === i
      ? []
      : [found([...path, i, 'id'], `the name ${item.id} is taken`, 'Choose another')],
  );
}

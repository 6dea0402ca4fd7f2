import { dumpPartOf } from '../dumps/dump-reader.ts';
import { pmCommand } from '../dumps/pm-options.ts';
import { isFileList } from '../files/file-list.ts';
import { decoderFor } from '../lines/line-splitter.ts';
import { baseName, phonePath } from '../place/phone-path.ts';
import { isInitLine } from '../properties/init-script.ts';
import { isPersistentProperties } from '../properties/persistent.ts';
import { isAssignment } from '../properties/prop-file.ts';
import { isPropFileName } from '../properties/prop-layer.ts';
import type { Form } from './form.ts';
import { formOfMagic } from './magic.ts';

/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 64 * 1024;

/** What `dumpsys package` and a bugreport begin with, long before their packages. */
const DUMP_HEADING =
  /^(?:DUMP OF SERVICE |------ .* ------$|== dumpstate: |Currently running services:|Database versions:$|Activity Resolver Table:$|Known Packages:$|Verifiers:$|Libraries:$)/;

/** Whether a file is called an archive. */
export function isArchiveName(path: string): boolean {
  return /\.(?:apk|jar|zip|apex|capex|apks|xapk)$/i.test(path);
}

/** What a file is. @param head its first bytes; @param path its path, as a `BuildInput` has it */
export function formOf(head: Uint8Array, path: string): Form {
  if (/\/data\/property\/persist\.[\w.-]+$/.test(`/${path}`)) return 'persisted-property';
  if (head.length === 0) return 'empty';
  const magic = formOfMagic(head);
  if (magic) return magic;
  // What is called an archive and is none is a broken one, not a text.
  if (isArchiveName(path)) return 'zip';
  if (isPersistentProperties(head)) return 'persistent-properties';
  return formOfText(decoderFor(head).decode(head, { stream: true }), path);
}

/** Whether a file is called a note, in which dumps are quoted, or data of other programs. */
export function isNote(path: string): boolean {
  return /\.(?:md|json|ya?ml|html?)$/i.test(path);
}

function formOfText(text: string, path: string): Form {
  if (isNote(path)) return 'other';
  if (/^\s*<[?!a-zA-Z]/.test(text)) return 'xml';
  const lines = text.split(/\r*\n/);
  if (lines.some((line) => dumpPartOf(line) !== null || DUMP_HEADING.test(line))) return 'dump';
  if (/\.rc$/.test(path)) return 'init-script';
  if (isPropFileName(baseName(path))) return 'properties';
  // Within an image nothing else is a text of interest by its form.
  if (phonePath(path).partition !== null) return 'other';
  if (lines.some((line) => pmCommand(line) !== null)) return 'dump';
  if (isFileList(lines)) return 'file-list';
  const said = lines.filter((line) => !/^\s*(?:#|$)/.test(line));
  if (said.length > 0 && isInitLine(said[0] ?? '') && said.some((line) => /^\s+setprop\s/.test(line)))
    return 'init-script';
  const assignments = said.filter((line) => isAssignment(line) && /^\s*\w+\.\w/.test(line));
  return assignments.length > 0 && assignments.length * 2 > said.length ? 'properties' : 'other';
}

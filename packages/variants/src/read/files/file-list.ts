import type { FileContext } from '../file-context.ts';
import type { LineReader } from '../lines/line-splitter.ts';
import { partitionNamed, phonePath } from '../place/phone-path.ts';
import { readListLine } from './list-line.ts';

/** Folders of software in a system partition: a list with none of them is not one of an image. */
const SOFTWARE = /^\/system\/(?:system_ext\/|product\/|vendor\/)?(?:app|priv-app|framework)\//;

/** So many lines at the beginning tell whether a text is a list of files. */
const SAMPLE = 200;

/** Whether lines are a list of files: nearly all are of such a list, and some lie in a partition. */
export function isFileList(lines: readonly string[]): boolean {
  const said = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  let folder: string | null = null;
  let listed = 0;
  let of_phone = false;
  for (const line of said) {
    const read = readListLine(line);
    if (read.is === 'folder' && /\s/.test(read.path)) continue;
    if (read.is === 'file' && /\s/.test(read.path) && !isRooted(read.path)) continue;
    if (read.is === 'name' && (folder === null || /\s/.test(read.path))) continue;
    listed += 1;
    if (read.is === 'other') continue;
    if (read.is === 'folder') folder = read.path;
    const path = read.is === 'file' ? read.path : `${folder}/x`;
    of_phone ||= phonePath(path).partition !== null || /(?:^|\/)(?:priv-)?app\//.test(path);
  }
  return of_phone && listed * 10 >= said.length * 9;
}

/** Whether a path with white space in it is one, and no sentence or line of columns: it begins and ends as paths do. */
function isRooted(path: string): boolean {
  const [first = ''] = path.split('/');
  if (!/\.[a-z]\w*$/i.test(path)) return false;
  return /^(?:\.{0,2}|[A-Za-z]:)$/.test(first) || (!/\s/.test(first) && partitionNamed(first) !== null);
}

/** Whether a path on the phone is where a system partition has its software. */
export function isSoftware(path: string): boolean {
  return SOFTWARE.test(path);
}

/** Reads a list of the files of an image, as `find`, `ls -lR`, `tar tv` or `unzip -l` write it. */
export function createFileListReader(context: FileContext): LineReader {
  const { collector } = context;
  const found: { readonly path: string; readonly number: number }[] = [];
  let folder: string | null = null;
  const incomplete = (number: number, what: string): void => {
    const remedy = 'Make it again: find . -type f > files.txt, in the root of the image';
    context.problem(number, what, remedy, ['files', 'packages']);
  };
  return {
    line(text, number, cut) {
      if (cut) incomplete(number, 'this line is too long to be read');
      const read = readListLine(text);
      if (read.is === 'folder') folder = read.path;
      if (read.is === 'file' || (read.is === 'name' && folder !== null)) {
        const path = read.path.includes('/') ? read.path : `${folder ?? ''}/${read.path}`;
        found.push({ path, number });
      }
    },
    end(whole, number) {
      const places = found.map(({ path }) => phonePath(path));
      // Made within the system partition: `./priv-app/X/X.apk`.
      const bare = places.every(({ partition }) => partition === null);
      let software = false;
      found.forEach(({ number: line }, i) => {
        const place = places[i];
        if (!place || (place.partition === null && !bare)) return;
        const path = bare ? `/system${place.path}` : place.path;
        software ||= isSoftware(path);
        collector.files.push({ path, source: context.at(line) });
      });
      if (!whole) incomplete(number, 'the last line has no end: the list is cut short, or its last line feed was lost');
      else if (software) collector.looked_at.add('files');
      else incomplete(1, 'this list has no folder of software of the system partition: it is of some files only');
    },
  };
}

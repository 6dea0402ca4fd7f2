import type { FileContext } from '../file-context.ts';
import type { LineReader } from '../lines/line-splitter.ts';
import { phonePath } from '../place/phone-path.ts';
import { readListLine } from './list-line.ts';

/** Folders of software in a system partition: a list with none of them is not one of an image. */
const SOFTWARE = /^\/system\/(?:system_ext\/|product\/|vendor\/)?(?:app|priv-app|framework)\//;

/** A path of a list: no white space, or columns before it. */
const PATH = /^(?:\.{0,2}\/|[\w.@+-]+\/)\S*$|^[^\s:=]+(?:\/[^\s:=]+)+:?$/;

const SAMPLE = 60;

/** Whether lines are a list of files: most are paths, and some lie in a partition. */
export function isFileList(lines: readonly string[]): boolean {
  const said = lines.slice(0, 10 * SAMPLE).filter((line) => line.trim() !== '');
  // The last one may be cut where the sample ends.
  const some = said.slice(0, SAMPLE);
  const listed = some.filter((line) => {
    const read = readListLine(line);
    if (read === null) return /^\s*(?:total \d+|d[-rwxsStT]{9}\s.*|.*\/)$/.test(line);
    return read.is === 'folder'
      ? PATH.test(`${read.path}/`)
      : /^\s*[-bclps][-rwxsStT]{9}/.test(line) || PATH.test(read.path);
  });
  return listed.length > 0 && listed.length * 5 >= some.length * 4 && said.some((line) => isOfPhone(line));
}

function isOfPhone(line: string): boolean {
  const read = readListLine(line);
  const path = read === null ? line : read.path;
  return (
    phonePath(`${path}/`).partition !== null ||
    phonePath(path).partition !== null ||
    /(?:^|\/)(?:priv-)?app(?:\/|$)/.test(path)
  );
}

/** Whether a path on the phone is where a system partition has its software. */
export function isSoftware(path: string): boolean {
  return SOFTWARE.test(path);
}

/** Reads a list of the files of an image, as `find`, `ls -lR`, `tar tv` or `unzip -l` write it. */
export function createFileListReader(context: FileContext): LineReader {
  const { collector } = context;
  const found: { readonly path: string; readonly number: number }[] = [];
  let folder = '';
  const incomplete = (number: number, what: string): void => {
    const remedy = 'Make it again: find . -type f > files.txt, in the root of the image';
    context.problem(number, what, remedy, ['files', 'packages']);
  };
  return {
    line(text, number, cut) {
      if (cut) incomplete(number, 'this line is too long to be read');
      const read = readListLine(text);
      if (read?.is === 'folder') folder = read.path;
      else if (read) found.push({ path: read.within ? `${folder}/${read.path}` : read.path, number });
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

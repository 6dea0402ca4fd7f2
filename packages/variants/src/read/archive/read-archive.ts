import type { FactKind } from '../../facts/facts.ts';
import { type FileContext, fileContext } from '../file-context.ts';
import { HEAD_BYTES } from '../form/form-of.ts';
import { formOfMagic } from '../form/magic.ts';
import type { BuildInput, ByteSource } from '../input.ts';
import { bytesSource, pour } from '../input-source.ts';
import { phonePath } from '../place/phone-path.ts';
import { readInput } from '../read-input.ts';
import { APPLICATION_KINDS, IMAGE_KINDS, type Reading } from '../reading.ts';
import { createTextSearch } from '../search/text-search.ts';
import { readApk } from './apk.ts';
import { readZipDirectory, type ZipEntry, ZipError } from './zip.ts';
import { readZipEntry, withoutOverlaps } from './zip-content.ts';

/** Archives within archives: an APK in the assets of another in an update is three. */
const DEPTH_MAX = 4;

/** What all entries of an archive may unpack to: so much, and so many times its own size. */
const TOTAL_BYTES_MAX = 1024 * 1024 * 1024;
const TOTAL_RATIO_MAX = 100;

const REMEDY = 'Take the archive from the image again';

/** The entries of an archive, and how to get at what they hold. */
export interface Archive {
  readonly context: FileContext;
  readonly entries: readonly ZipEntry[];
  readonly depth: number;
  /** What an entry holds; null, with a problem told, where it cannot be read. */
  read(entry: ZipEntry): Promise<Uint8Array | null>;
  /** The name of an entry, as sources have it: `x.apk!classes.dex`. */
  nameOf(entry: ZipEntry): string;
}

/**
 * Reads a ZIP archive: an APK with its package, a JAR whose texts are looked for, or one that holds the files of an image
 * or dumps, each of which is then read as if it lay in a folder.
 */
export async function readArchive(
  source: ByteSource,
  input: Pick<BuildInput, 'name' | 'path'>,
  reading: Reading,
  depth: number,
): Promise<void> {
  const context = fileContext(reading.collector, input.name);
  if (depth >= DEPTH_MAX) {
    context.problem(null, `archives stand within ${DEPTH_MAX} others`, 'Unpack them', affectsOf(input.name));
    return;
  }
  const archive = await open(source, context, reading, depth);
  if (archive === null) {
    // What it holds unpacked can be found all the same.
    const { path } = phonePath(input.path);
    await pour(source, [createTextSearch({ path, package: null }, context, reading.needles)]);
    return;
  }
  const names = archive.entries.map(({ name }) => name);
  if (names.includes('AndroidManifest.xml')) await readApk(archive, input.path, reading);
  else if (
    isApplication(input.name) ||
    names.some((name) => name.endsWith('.dex')) ||
    isWebApplication(input.path, names)
  )
    await searchEntries(archive, input.path, null, reading);
  else await readContained(archive, reading);
}

/** What is incomplete: an application tells of itself, with all that is in it; another archive may hold anything of an image. */
export function affectsOf(name: string): readonly FactKind[] {
  return isApplication(name) ? APPLICATION_KINDS : IMAGE_KINDS;
}

function isApplication(name: string): boolean {
  return /\.(?:apk|jar|apex)(?:!|$)/i.test(name);
}

/** An archive that lies in an image and holds none, such as `/system/b2g/webapps/x/application.zip`: software, too. */
function isWebApplication(path: string, names: readonly string[]): boolean {
  const { partition } = phonePath(path);
  return partition !== null && partition !== 'data' && names.every((name) => phonePath(name).partition === null);
}

async function open(
  source: ByteSource,
  context: FileContext,
  reading: Reading,
  depth: number,
): Promise<Archive | null> {
  const affects = affectsOf(context.file);
  let entries: readonly ZipEntry[];
  try {
    entries = await readZipDirectory(source);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    context.problem(null, `the archive cannot be read: ${error.message}`, REMEDY, affects);
    return null;
  }
  const { apart, overlapping } = withoutOverlaps(entries.filter(({ name }) => !name.endsWith('/')));
  const nameOf = ({ name }: ZipEntry): string => `${context.file}!${name}`;
  const tell = (entry: ZipEntry, what: string): void =>
    fileContext(reading.collector, nameOf(entry)).problem(null, what, REMEDY, affects);
  for (const entry of overlapping) tell(entry, 'its bytes are those of another file of the archive');
  let left = TOTAL_BYTES_MAX + TOTAL_RATIO_MAX * source.size;
  return {
    context,
    entries: apart,
    depth,
    nameOf,
    async read(entry) {
      left -= entry.bytes;
      try {
        if (left < 0) throw new ZipError('the archive unpacks to far more than it has');
        return await readZipEntry(source, entry, reading.unpacking);
      } catch (error) {
        if (!(error instanceof ZipError)) throw error;
        tell(entry, `it cannot be read: ${error.message}`);
        return null;
      }
    },
  };
}

/** Pictures and sounds, which take most of an APK and name nothing. */
const MEDIA = /\.(?:png|jpe?g|webp|gif|ogg|mp3|mp4|wav|ttf|otf)$/i;

/**
 * Searches the files of an application, and those in archives among them.
 * @param of the package, if it is known; @param each is given what each file holds
 */
export async function searchEntries(
  archive: Archive,
  path: string,
  of: string | null,
  reading: Reading,
  each?: (entry: ZipEntry, bytes: Uint8Array, context: FileContext) => Promise<void>,
): Promise<void> {
  const place = { path: phonePath(path).path, package: of };
  for (const entry of archive.entries.filter(({ name }) => !MEDIA.test(name))) {
    const bytes = await archive.read(entry);
    if (!bytes) continue;
    const context = fileContext(reading.collector, archive.nameOf(entry));
    if (formOfMagic(bytes.subarray(0, HEAD_BYTES)) === 'zip') {
      await readArchive(bytesSource(bytes), { name: context.file, path }, reading, archive.depth + 1);
      continue;
    }
    await pour(bytesSource(bytes), [createTextSearch(place, context, reading.needles)]);
    await each?.(entry, bytes, context);
  }
}

/** Reads the files of an archive as files of the build, as if they lay in a folder. */
async function readContained(archive: Archive, reading: Reading): Promise<void> {
  for (const entry of archive.entries) {
    const bytes = await archive.read(entry);
    if (!bytes) continue;
    const name = archive.nameOf(entry);
    const input = { name, path: `archive/${entry.name}`, open: async () => bytesSource(bytes) };
    await readInput(input, reading, archive.depth + 1);
  }
}

import { type FactKind, factKinds } from '../facts/facts.ts';
import { readArchive } from './archive/read-archive.ts';
import { createDumpReader } from './dumps/dump-reader.ts';
import { createPmSection } from './dumps/pm-list.ts';
import { listKindOfName, type PmOptions } from './dumps/pm-options.ts';
import { type FileContext, fileContext } from './file-context.ts';
import { createFileListReader } from './files/file-list.ts';
import { formOf, HEAD_BYTES, isArchiveName, isNote } from './form/form-of.ts';
import type { BuildInput, ByteSource } from './input.ts';
import { pour, type Sink } from './input-source.ts';
import { createLineSplitter, type LineReader } from './lines/line-splitter.ts';
import { tellPacked } from './place/partition-image.ts';
import { baseName, phonePath } from './place/phone-path.ts';
import { createInitScriptReader } from './properties/init-script.ts';
import { readPersistedProperty, readPersistentProperties } from './properties/persistent.ts';
import { createPropFileReader } from './properties/prop-file.ts';
import { isPropFileName, layerOfPath } from './properties/prop-layer.ts';
import { createShellScriptReader, isShellScript } from './properties/shell-script.ts';
import { APPLICATION_KINDS, type Reading } from './reading.ts';
import { isSearched } from './search/searched.ts';
import { createTextSearch } from './search/text-search.ts';
import { createXmlSink } from './xml/xml-sink.ts';

/** Files of properties that a phone keeps are small; what is larger is none. */
const PERSISTED_BYTES_MAX = 4 * 1024 * 1024;

/** Names of files that hold what tools write, and what is missing where such a file tells nothing. */
const dumpNames: readonly (readonly [RegExp, readonly FactKind[]])[] = [
  [/getprop/i, ['effective-properties']],
  [/\.prop$|^prop\./i, ['build-properties']],
  [/disabled/i, ['disabled-packages']],
  [/dumpsys|pm[-_ ]?(?:list|dump)|packages?\b/i, ['packages', 'disabled-packages', 'package-details']],
  [/carrier/i, ['carrier-config']],
  [/overlay/i, ['overlays']],
  [/^(?:installed-files|file[-_ ]?list|files|ls-?l?R?)\b/i, ['files', 'packages']],
  [/bugreport/i, factKinds],
];

/** Reads a file by what it is. @param depth in how many archives it lies */
export async function readFileSource(
  source: ByteSource,
  input: Pick<BuildInput, 'name' | 'path' | 'kind'>,
  reading: Reading,
  depth: number,
): Promise<void> {
  const { name, path } = input;
  const context = fileContext(reading.collector, name);
  const head = await source.read(0, HEAD_BYTES);
  const place = phonePath(path);
  const lines = (reader: LineReader): Sink => createLineSplitter(reader);
  const search = (): Sink => createTextSearch({ path: place.path, package: null }, context, reading.needles);

  switch (formOf(head, path)) {
    case 'empty':
      if (isPropFileName(path)) reading.collector.property_files.push({ file: name, path });
      return readEmpty(input, context);
    case 'zip':
      return await readArchive(source, input, reading, depth);
    case 'code':
      return await pour(source, [search(), ...(isShellScript(head) ? [lines(createShellScriptReader(context))] : [])]);
    case 'packed':
      return tellPacked(context, path);
    case 'persisted-property':
      return readPersistedProperty(baseName(path), await source.read(0, PERSISTED_BYTES_MAX), context);
    case 'persistent-properties':
      return readPersistentProperties(await source.read(0, PERSISTED_BYTES_MAX), context);
    case 'properties':
      reading.collector.property_files.push({ file: name, path });
      return await pour(source, [lines(createPropFileReader(context, layerOfPath(path)))]);
    case 'init-script':
      return await pour(source, [lines(createInitScriptReader(context))]);
    case 'dump':
      return await pour(source, [lines(createDumpReader(context, listOptionsOf(input)))]);
    case 'file-list':
      return await pour(source, [lines(createFileListReader(context))]);
    case 'xml':
      return await pour(source, [createXmlSink(context, path)]);
    case 'binary-xml':
    case 'other':
      if (isSearched(place, head)) return await pour(source, [search()]);
      if (place.partition === null) tellUnknown(context, path);
  }
}

/** Which list of packages a file is said to be. */
function listOptionsOf({ kind, path }: Pick<BuildInput, 'path' | 'kind'>): PmOptions {
  return { kind: kind ?? listKindOfName(path) ?? 'packages', user: null, sure: kind !== undefined };
}

/** Nothing is what `pm list packages -d` writes where nothing is disabled. */
function readEmpty(input: Pick<BuildInput, 'path' | 'kind'>, context: FileContext): void {
  const options = listOptionsOf(input);
  if (options.kind === 'disabled-packages') createPmSection(context, options).end('end', 1);
  else if (isArchiveName(input.path))
    context.problem(null, 'it is empty', 'Take it from the image again', APPLICATION_KINDS);
  else if (phonePath(input.path).partition === null) tellUnknown(context, input.path, 'it is empty');
}

/** A file that was named by itself, or is called like a dump, should have told something. */
function tellUnknown(context: FileContext, path: string, what = 'it is in no form that is known here'): void {
  const named = !path.includes('/');
  const kinds = isNote(path) ? undefined : dumpNames.find(([pattern]) => pattern.test(baseName(path)))?.[1];
  if (!named && !kinds) return;
  const remedy = 'See docs/reference/build-inputs.md for what is read, and take it again';
  context.problem(null, what, remedy, kinds ?? factKinds);
}

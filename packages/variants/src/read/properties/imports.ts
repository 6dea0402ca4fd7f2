import { likeOneOf } from '@phonehome/shared';
import type { PropertyFact } from '../../facts/facts.ts';
import type { Source } from '../../facts/source.ts';
import type { Collector } from '../collector.ts';
import type { FileContext } from '../file-context.ts';
import { baseName, phonePath } from '../place/phone-path.ts';
import { layerOfPath } from './prop-layer.ts';

/** A line of a file of properties that takes in those of another: `import /oem/oem.prop ro.config.*`. */
export interface PropertyImport {
  /** The place of the other file on the phone; what init puts in for `${ro.x}` is not known. */
  readonly target: string;
  /** A name, or the beginning of names with `*` behind it: no others are taken. Null for all. */
  readonly filter: string | null;
  readonly source: Source;
}

/** A file of properties that was read, also one that sets nothing. */
export interface PropertyFile {
  /** As the user named it. */
  readonly file: string;
  /** Its path, as it was given. */
  readonly path: string;
}

const IMPORT = /^\s*import\s+(\S+)(?:\s+(\S+))?/;

/** What init puts a property in for. */
const EXPANDED = /\$\{[^}]*\}/;

/** Files that init reads without being told to, in each partition. */
const READ_ANYWAY = new Set(['build.prop', 'default.prop', 'prop.default']);

/** Ringtones and the like, which Android's own build files import from /oem where there is one; nothing of a region. */
const CONFIG = 'ro.config.';

/** Keeps what a line imports; false where it imports nothing. */
export function tellImport({ collector, at }: FileContext, text: string, number: number): boolean {
  const [, target, filter = null] = IMPORT.exec(text) ?? [];
  if (target === undefined) return false;
  collector.property_imports.push({ target, filter, source: at(number) });
  return true;
}

/** What is imported of a file in more ways than that is taken as a whole: no file of a phone is. */
const FILTERS_MAX = 100;

/**
 * Tells of each import whose file was not given, if it may set what is asked for. Of a file that init reads because it is
 * imported, the properties that no import takes are left out.
 * @param needles the names that the knowledge base has
 */
export function settleImports(collector: Collector, needles: readonly string[]): void {
  const given = givenFiles(collector);
  /** By file, of which names the properties are imported; null for all. */
  const taken = new Map<string, Set<string> | null>();
  for (const { target, filter, source } of collector.property_imports) {
    if (isReadAnyway(target, collector)) continue;
    const files = given(target).filter((file) => file !== source.file);
    for (const file of files) {
      const filters = taken.get(file) ?? (taken.has(file) ? null : new Set<string>());
      if (filter !== null) filters?.add(filter);
      taken.set(file, filter === null || (filters?.size ?? FILTERS_MAX) >= FILTERS_MAX ? null : filters);
    }
    if (files.length > 0 || !mayMatter(filter, needles)) continue;
    collector.problem({
      what: `it imports ${target}, which was not given`,
      remedy: 'Add that file of the image, or one of its name that has only `#` if the phone has none',
      source,
      affects: ['build-properties'],
    });
  }
  const tests = new Map(Array.from(taken, ([file, filters]) => [file, filters && likeOneOf([...filters])]));
  const isTaken = ({ name, source }: PropertyFact): boolean => tests.get(source.file)?.(name) ?? true;
  collector.properties = collector.properties.filter(isTaken);
}

/** Whether init reads a file without an import, and it, or what stands for it, was read. */
function isReadAnyway(target: string, { property_layers }: Collector): boolean {
  const layer = layerOfPath(target.slice(1));
  return READ_ANYWAY.has(baseName(target)) && layer !== null && property_layers.has(layer);
}

/** Gives the files that an import means, by their place, or by their name where they were given alone. */
function givenFiles({ property_files }: Collector): (target: string) => readonly string[] {
  const byPlace = new Map<string, string[]>();
  for (const { file, path } of property_files) {
    if (READ_ANYWAY.has(baseName(path))) continue;
    const { path: place, partition } = phonePath(path);
    const key = partition === null ? baseName(path) : place;
    byPlace.set(key, [...(byPlace.get(key) ?? []), file]);
  }
  return (target) => {
    const keys = [target, baseName(target)];
    if (!EXPANDED.test(target)) return keys.flatMap((key) => byPlace.get(key) ?? []);
    const isMeant = likeOneOf(keys.map((key) => key.replaceAll(new RegExp(EXPANDED, 'g'), '*')));
    return [...byPlace].flatMap(([key, files]) => (isMeant(key) ? files : []));
  };
}

function mayMatter(filter: string | null, needles: readonly string[]): boolean {
  return filter === null || !filter.startsWith(CONFIG) || needles.some(likeOneOf([filter]));
}

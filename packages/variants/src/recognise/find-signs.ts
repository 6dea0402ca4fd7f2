import type { BuildFacts, TextFact } from '../facts/facts.ts';
import { namesMatcher } from '../gate/names.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import { resourceName } from './needles.ts';
import type { Sign } from './sign.ts';

/** A sign, and where in the build it belongs: its package or, where that is not known, its file. */
export interface PlacedSign extends Sign {
  readonly package: string | null;
  /** The path on the phone of the file or APK; null for what belongs to the build as a whole. */
  readonly path: string | null;
}

/** Every sign of a client in a build. */
export function findSigns(facts: BuildFacts, client: KnownClient): PlacedSign[] {
  return [
    ...packageSigns(facts, client),
    ...fileSigns(facts, client),
    ...textSigns(facts, client),
    ...switchSigns(facts, client),
  ];
}

function packageSigns({ packages, texts }: BuildFacts, { signs }: KnownClient): PlacedSign[] {
  const fits = namesMatcher(signs.packages ?? []);
  const told = packages
    .filter(({ name }) => fits(name))
    .map(({ name, path, source }): PlacedSign => ({ sign: 'package', saw: name, source, package: name, path }));
  // An APK tells the name of its package itself, also where no list was given.
  const opened = texts.flatMap(({ package: name, path, source }): PlacedSign[] =>
    name !== null && fits(name) && !told.some((one) => one.saw === name)
      ? [{ sign: 'package', saw: name, source, package: name, path }]
      : [],
  );
  return [...told, ...firstOfEach(opened)];
}

/** A list of files tells no package names, but files are called after what is in them. */
function fileSigns({ files }: BuildFacts, { signs }: KnownClient): PlacedSign[] {
  if (!signs.files) return [];
  const fits = namesMatcher(signs.files);
  return files
    .filter(({ path }) => fits(path))
    .map(({ path, source }): PlacedSign => ({ sign: 'file', saw: path, source, package: null, path }));
}

function textSigns({ texts }: BuildFacts, { signs }: KnownClient): PlacedSign[] {
  const place = ({ package: name, path, source }: TextFact) => ({ package: name, path, source });
  const hosts = signs.endpoints ?? [];
  const switching = new Set(signs.switches);
  const found = texts.flatMap((fact): PlacedSign[] => {
    if (isOneOf(fact.text, hosts)) return [{ sign: 'endpoint', saw: fact.text, ...place(fact) }];
    return switching.has(fact.text) ? [{ sign: 'switch', saw: fact.text, ...place(fact) }] : [];
  });
  return [...firstOfEach(found), ...fieldSigns(texts, signs.fields)];
}

function fieldSigns(texts: readonly TextFact[], fields: KnownClient['signs']['fields']): PlacedSign[] {
  if (!fields) return [];
  const names = new Set(fields.names);
  const byPath = new Map<string, TextFact[]>();
  for (const fact of texts) if (names.has(fact.text)) byPath.set(fact.path, [...(byPath.get(fact.path) ?? []), fact]);
  return [...byPath].flatMap(([path, facts]): PlacedSign[] => {
    const found = [...new Set(facts.map(({ text }) => text))];
    const [first] = facts;
    if (!first || found.length < fields.at_least) return [];
    return [{ sign: 'fields', saw: found.sort().join(' '), source: first.source, package: first.package, path }];
  });
}

/** What is set in a build, whoever reads it. */
function switchSigns({ properties, overlays, carrier_config }: BuildFacts, { signs }: KnownClient): PlacedSign[] {
  const names = new Set(signs.switches ?? []);
  const sign = (saw: string, source: PlacedSign['source']): PlacedSign => ({
    sign: 'switch',
    saw,
    source,
    package: null,
    path: null,
  });
  return [
    ...properties
      .filter(({ name }) => names.has(name))
      .map(({ name, value, source }) => sign(`${name}=${value}`, source)),
    ...overlays
      .filter(({ resource }) => names.has(resourceName(resource)))
      .map(({ resource, value, source }) => sign(`${resource}=${value}`, source)),
    ...carrier_config
      .filter(({ key }) => names.has(key))
      .map(({ key, value, source }) => sign(`${key}=${value}`, source)),
  ];
}

function isOneOf(text: string, patterns: readonly string[]): boolean {
  return patterns.some((host) => isHost(text, host)) && !patterns.includes(`!${text}`);
}

function isHost(text: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? text.endsWith(pattern.slice(1)) : text === pattern;
}

/** Of what was found in several places of a file, the first. */
function firstOfEach(signs: readonly PlacedSign[]): PlacedSign[] {
  const keys = signs.map(({ sign, saw, package: name, path }) => JSON.stringify([sign, saw, name, path]));
  return signs.filter((_, i) => keys.indexOf(keys[i] as string) === i);
}

import { likeOneOf } from '@phonehome/shared';
import type { BuildFacts, TextFact } from '../facts/facts.ts';
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
  const fits = likeOneOf(signs.packages ?? []);
  const told = packages
    .filter(({ name, path }) => fits(name) && !isOverlay(name, path))
    .map(({ name, path, source }): PlacedSign => ({ sign: 'package', saw: name, source, package: name, path }));
  const listed = new Set(told.map(({ saw }) => saw));
  // An APK tells the name of its package itself, also where no list was given.
  const opened = texts.flatMap(({ package: name, path, source }): PlacedSign[] =>
    name !== null && fits(name) && !listed.has(name) && !isOverlay(name, path)
      ? [{ sign: 'package', saw: name, source, package: name, path }]
      : [],
  );
  return [...told, ...firstOfEach(opened)];
}

/** A package of resources that overlays those of another, and is called after it: nothing in it runs. */
function isOverlay(name: string, path: string | null): boolean {
  return name.includes('.auto_generated_rro_') || (path?.includes('/overlay/') ?? false);
}

/** A list of files tells no package names, but files are called after what is in them, or after their package. */
function fileSigns({ files, packages }: BuildFacts, { signs }: KnownClient): PlacedSign[] {
  const called = (signs.packages ?? []).map((name) => `*app/*${name}.apk`);
  const fits = likeOneOf([...(signs.files ?? []), ...called]);
  const renamed = packages.flatMap(({ name, path, source }): PlacedSign[] =>
    path !== null && fits(apkOf(path)) && !isOverlay(name, path)
      ? [{ sign: 'file', saw: path, source, package: name, path }]
      : [],
  );
  return [
    ...files
      .filter(({ path }) => fits(path))
      .map(({ path, source }): PlacedSign => ({ sign: 'file', saw: path, source, package: null, path })),
    ...firstOfEach(renamed),
  ];
}

/** The APK of a package: `dumpsys package` tells its folder, which is called as it is. */
function apkOf(path: string): string {
  return path.endsWith('.apk') ? path : `${path}/${path.slice(path.lastIndexOf('/') + 1)}.apk`;
}

function textSigns({ texts }: BuildFacts, { signs }: KnownClient): PlacedSign[] {
  const place = ({ package: name, path, source }: TextFact) => ({ package: name, path, source });
  const hosts = signs.endpoints ?? [];
  const switching = new Set(signs.switches);
  const found = texts.flatMap((fact): PlacedSign[] => {
    const host = hostOf(fact);
    if (host !== null && isOneOf(host, hosts)) {
      return [{ sign: 'endpoint', saw: host, ...place(fact) }];
    }
    if (!switching.has(fact.text) || isData(fact.path)) return [];
    return [{ sign: 'switch', saw: fact.text, ...place(fact) }];
  });
  return [...firstOfEach(found), ...fieldSigns(texts, signs.fields)];
}

function fieldSigns(texts: readonly TextFact[], fields: KnownClient['signs']['fields']): PlacedSign[] {
  if (!fields) return [];
  const names = new Set(fields.names);
  const byPath = Map.groupBy(
    texts.filter(({ text }) => names.has(text)),
    ({ path }) => path,
  );
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

/** A file that is no software: a script or list that names a switch sets it, or lets others do so, and does not read it. */
function isData(path: string): boolean {
  return /\.(?:rc|prop|xml|txt|conf|cfg|json|csv|sh|cil)$|_contexts$/i.test(path);
}

/** The host that a text is, or that the URL has which it is; none in the table of hosts, which sends nothing. */
function hostOf({ text, path }: TextFact): string | null {
  if (/\/etc\/hosts$/.test(path)) return null;
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)\.?(?:[:/?#]|$)/i.exec(text)?.[1]?.toLowerCase() ?? null
  );
}

/** Whether a host fits one of the patterns, and no `!pattern` takes it out. */
function isOneOf(host: string, patterns: readonly string[]): boolean {
  const fits = (pattern: string): boolean => isHost(host, pattern);
  return patterns.some(fits) && !patterns.some((pattern) => pattern.startsWith('!') && fits(pattern.slice(1)));
}

function isHost(host: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

/** Of what was found in several places of a file, the first. */
function firstOfEach(signs: readonly PlacedSign[]): PlacedSign[] {
  const byKey = new Map<string, PlacedSign>();
  for (const one of signs) {
    const key = JSON.stringify([one.sign, one.saw, one.package, one.path]);
    if (!byKey.has(key)) byKey.set(key, one);
  }
  return [...byKey.values()];
}

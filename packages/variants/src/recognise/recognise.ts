import type { BuildFacts } from '../facts/facts.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import { findSigns, type PlacedSign } from './find-signs.ts';

/** A client in a build: what betrays it, and the package and file that it is in, as far as they are known. */
export interface FoundClient {
  readonly client: KnownClient;
  readonly package: string | null;
  readonly path: string | null;
  readonly signs: readonly PlacedSign[];
}

/**
 * The clients of a build, each once for each package or file that it is in. What betrays several clients, such as the
 * server that all of a kind report to, belongs to the most particular one that the package betrays: the first in the
 * order of the knowledge base.
 */
export function recognise(facts: BuildFacts, knowledge: readonly KnownClient[]): FoundClient[] {
  const taken = new Set<string>();
  const found = knowledge.flatMap((client) => {
    const signs = findSigns(facts, client);
    const places = new Map<string, PlacedSign[]>();
    for (const sign of signs) {
      const key = placeOf(sign, facts);
      if (key !== null) places.set(key, [...(places.get(key) ?? []), sign]);
    }
    // What is set in the build belongs to every place that the client is in, or to none.
    const common = signs.filter((sign) => placeOf(sign, facts) === null);
    const mine = [...places].filter(([key]) => !taken.has(key));
    for (const [key] of mine) taken.add(key);
    if (mine.length === 0) return common.length > 0 ? [foundIn(client, common)] : [];
    return mine.map(([, placed]) => foundIn(client, [...placed, ...common]));
  });
  return found.map((one) => withShared(one, facts, knowledge));
}

/** The key of a place: the package, or the folder where its package is not known; null for the build as a whole. */
function placeOf({ package: name, path }: PlacedSign, facts: BuildFacts): string | null {
  if (name !== null) return name;
  return path === null ? null : (ownerOf(path, facts) ?? folderOf(path));
}

function foundIn(client: KnownClient, signs: readonly PlacedSign[]): FoundClient {
  const named = signs.find(({ package: name }) => name !== null)?.package ?? null;
  const path = signs.find((sign) => sign.path !== null)?.path ?? null;
  return { client, package: named, path, signs };
}

/** Adds what betrays less particular clients in the same place, such as the server: it is evidence all the same. */
function withShared(found: FoundClient, facts: BuildFacts, knowledge: readonly KnownClient[]): FoundClient {
  const { client, path } = found;
  if (path === null) return found;
  const others = knowledge
    .filter((other) => other !== client)
    .flatMap((other) => findSigns(facts, other))
    .filter(
      (sign) =>
        sign.path !== null &&
        folderOf(sign.path) === folderOf(path) &&
        sign.sign !== 'package' &&
        sign.sign !== 'switch',
    );
  return { ...found, package: found.package ?? ownerOf(path, facts), signs: [...found.signs, ...others] };
}

/** The package that a file belongs to: an APK tells it, and so does a list of packages for what lies beside the APK. */
function ownerOf(path: string, { packages, texts }: BuildFacts): string | null {
  const folder = folderOf(path);
  const beside = (other: string | null): boolean => other !== null && folderOf(other) === folder;
  const told = packages.find((one) => beside(one.path))?.name;
  return told ?? texts.find((fact) => fact.package !== null && beside(fact.path))?.package ?? null;
}

/** The folder of an application, which also holds its compiled code; of another file, the file itself. */
function folderOf(path: string): string {
  return /^(.*\/(?:priv-)?app\/[^/]+)\//.exec(path)?.[1] ?? path;
}

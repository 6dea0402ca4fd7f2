import type { BuildFacts } from '../facts/facts.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import { findSigns, type PlacedSign } from './find-signs.ts';
import { folderOf, type Places, placesOf } from './places.ts';

/** A client in a build: what betrays it, and the package and file that it is in, as far as they are known. */
export interface FoundClient {
  readonly client: KnownClient;
  readonly package: string | null;
  readonly path: string | null;
  readonly signs: readonly PlacedSign[];
}

/**
 * The clients of a build, each once for each package or file that it is in. What betrays several clients, such as the
 * server that all of a kind report to, belongs to the one of which the most is known: the first in the order of the
 * knowledge base.
 */
export function recognise(facts: BuildFacts, knowledge: readonly KnownClient[]): FoundClient[] {
  const places = placesOf(facts);
  const signs = knowledge.map((client) => ({ client, signs: findSigns(facts, client) }));
  // The name of a package says more than where it lies.
  const named = new Set(
    signs.flatMap((one) => one.signs.filter(({ sign }) => sign === 'package').map((s) => s.package)),
  );
  const isKnown = ({ sign, package: name }: PlacedSign): boolean => sign === 'file' && name !== null && named.has(name);
  const all = signs.map((one) => ({ ...one, signs: one.signs.filter((sign) => !isKnown(sign)) }));
  const shared = Map.groupBy(
    all.flatMap(({ client, signs }) => signs.filter(isShared).map((sign) => ({ client, sign }))),
    ({ sign }) => folderOf(sign.path as string),
  );
  const taken = new Set<string | null>();
  const found = all.flatMap(({ client, signs }) => {
    // What is set in the build belongs to every place that the client is in, or to none.
    const common = signs.filter((sign) => placeOf(sign, places) === null);
    const mine = inPlaces(signs, places).filter(([key]) => !taken.has(key));
    for (const [key, placed] of mine) {
      taken.add(key);
      // A package of one list and a file of another that are the same client have a place each.
      for (const sign of placed) taken.add(placeOf(sign, places));
    }
    if (mine.length === 0) return common.length > 0 ? [foundIn(client, common, places)] : [];
    return mine.map(([, placed]) => foundIn(client, [...placed, ...common], places));
  });
  // What betrays other clients in the same place, such as the server, is evidence all the same.
  return found.map((one) => {
    const others = one.path === null ? [] : (shared.get(folderOf(one.path)) ?? []);
    return {
      ...one,
      signs: [...one.signs, ...others.filter(({ client }) => client !== one.client).map((o) => o.sign)],
    };
  });
}

/** What may stand in the file of another client, too. */
function isShared({ path, sign }: PlacedSign): boolean {
  return path !== null && (sign === 'endpoint' || sign === 'fields');
}

/** The key of a place: the package, or the folder where its package is not known; null for the build as a whole. */
function placeOf({ package: name, path }: PlacedSign, places: Places): string | null {
  if (name !== null) return name;
  return path === null ? null : (places.packageOf(path) ?? folderOf(path));
}

/** The signs of a client by the place that they are in, in an order that does not depend on that of the facts. */
function inPlaces(signs: readonly PlacedSign[], places: Places): (readonly [string, readonly PlacedSign[]])[] {
  const sorted = [...Map.groupBy(signs, (sign) => placeOf(sign, places))]
    .flatMap(([key, placed]) => (key === null ? [] : [[key, placed] as const]))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // A list of packages without paths, and a list of files without packages: the one of each is the same client.
  const nowhere = sorted.filter(([, placed]) => placed.every(({ path }) => path === null));
  const nameless = sorted.filter(([, placed]) => placed.every(({ sign, package: name }) => sign === 'file' && !name));
  const [named] = nowhere;
  const [filed] = nameless;
  if (!named || !filed || nowhere.length > 1 || nameless.length > 1) return sorted;
  const [[name, of_package], [folder, of_file]] = [named, filed];
  return sorted
    .filter(([key]) => key !== folder)
    .map(([key, placed]) => [key, key === name ? [...of_package, ...of_file] : placed] as const);
}

function foundIn(client: KnownClient, signs: readonly PlacedSign[], places: Places): FoundClient {
  const path = signs.find((sign) => sign.path !== null)?.path ?? null;
  const named = signs.find((sign) => sign.package !== null)?.package ?? (path === null ? null : places.packageOf(path));
  return { client, package: named, path, signs };
}

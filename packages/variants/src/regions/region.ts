/** The countries of a region: those alone, or all but those. ISO 3166-1 alpha-2. */
export type Countries = { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** A region that builds are made for. */
export interface Region {
  /** The label that it goes by here, such as `CN`. */
  readonly id: string;
  readonly title: string;
  readonly countries: Countries;
  /** What makers call it, in capitals. */
  readonly aliases: readonly string[];
  /** False for a label of which nothing is known. */
  readonly known: boolean;
  readonly source: string;
}

/** True if every country of `inner` is one of `outer`. */
export function contains(outer: Countries, inner: Countries): boolean {
  if ('only' in inner) return inner.only.every((country) => includes(outer, country));
  return 'except' in outer && outer.except.every((country) => inner.except.includes(country));
}

/** True if the two have a country in common. */
export function overlaps(a: Countries, b: Countries): boolean {
  if ('only' in a) return a.only.some((country) => includes(b, country));
  return 'except' in b || b.only.some((country) => includes(a, country));
}

/** True if a country is one of them. */
export function includes(countries: Countries, country: string): boolean {
  return 'only' in countries ? countries.only.includes(country) : !countries.except.includes(country);
}

/** The countries that are in any of these. */
export function union(all: readonly Countries[]): Countries {
  const only = all.flatMap((one) => ('only' in one ? one.only : []));
  const excepts = all.flatMap((one) => ('except' in one ? [one.except] : []));
  const [first] = excepts;
  if (!first) return { only };
  return {
    except: first.filter((country) => excepts.every((one) => one.includes(country)) && !only.includes(country)),
  };
}

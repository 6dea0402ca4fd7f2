import type { Identifier, SeenDigest, SeenStore, Solved } from './hash-book.ts';
import { COMPARED } from './hashes.ts';
import { createSaltedGroups, type SaltedDigest, type SaltedGroup, type WantedDigest } from './salted-groups.ts';
import { algorithmsFor, type SaltedWay, saltedWays } from './salted-hashes.ts';
import { stretchedWays } from './stretched-hashes.ts';
import { type WrittenForm, writtenForms } from './written-forms.ts';

/** Digests with salts beside them, which are tried at the end, when all identifiers are known. */
export interface SaltedBook<T> {
  /** @param is_meant whether a name says that it is of an identifier, or that what is beside it is there for a hash */
  see(one: SaltedDigest<T>, is_meant: boolean): void;
  /**
   * Whose digests they are. Identifiers of the device that sent a digest come first, since the tries are counted.
   * @param isSolved whether a digest is known without a salt by now
   */
  solve(identifiers: readonly Identifier[], isSolved: (digest: string) => boolean): (Solved & SeenDigest<T>)[];
  /** How many digests were not kept, or not tried with all identifiers. */
  untried(): number;
}

/** Digests that are meant, and others: of each so many. */
const DIGESTS_MAX = 500;
/** Hashes of a short text that are made in all: some 1.5 seconds at most. */
const TRIES_MAX = 1_200_000;

/** A digest that was found, and how it was made of what. */
interface Match extends Solved {
  readonly wanted: WantedDigest;
}

/**
 * An empty book.
 * @param tries_max how many hashes of a short text may be made
 */
export function createSaltedBook<T>(store: SeenStore<T>, tries_max = TRIES_MAX): SaltedBook<T> {
  const meant = createSaltedGroups(store, DIGESTS_MAX);
  const others = createSaltedGroups(store, DIGESTS_MAX);
  let untried = 0;

  return {
    see(one, is_meant) {
      if (!(is_meant ? meant : others).enter(one)) untried++;
    },
    solve(known, isSolved) {
      const groups = [...meant.all(), ...others.all()];
      if (groups.length === 0) return [];
      // What takes long comes last.
      groups.sort((a, b) => (a.iterations ?? 0) - (b.iterations ?? 0));
      for (const group of groups)
        for (const { digits } of group.wanted()) if (isSolved(digits.slice(0, COMPARED))) group.take(digits);
      const tried = groups.map((group) => ({ group, ways: waysOf(group) }));
      // A track has thousands of places, of which no two are the same: they would take the tries of all others.
      const identifiers = known.filter(({ kind }) => kind !== 'coordinates');
      const devices = Map.groupBy(identifiers, ({ device }) => device);
      const search = createSearch(tries_max);
      const own = tried.flatMap(({ group, ways }) =>
        [...new Set(['', ...group.devices])].flatMap((device) => search.tryAll(group, ways, devices.get(device) ?? [])),
      );
      const foreign = tried.flatMap(({ group, ways }) =>
        search.tryAll(group, ways, identifiers, ({ device }) => device !== '' && !group.devices.has(device)),
      );
      untried += search.untried();
      return [...own, ...foreign].flatMap(({ wanted, ...solved }) =>
        store.chain(wanted.last).map((seen) => ({ ...seen, ...solved })),
      );
    },
    untried: () => untried,
  };
}

function waysOf(group: SaltedGroup): SaltedWay[] {
  const lengths = group.wanted().map(({ digits }) => digits.length);
  const algorithms = new Set(lengths.flatMap(algorithmsFor));
  const once = [...algorithms].flatMap((algorithm) => saltedWays(algorithm, group.salt));
  if (group.iterations === null || lengths.length === 0) return once;
  return [...once, ...stretchedWays(group.salt, group.iterations, Math.max(...lengths) / 2)];
}

/** Tries identifiers until nothing is wanted any more, or the tries are spent. */
function createSearch(tries_max: number) {
  const forms = new Map<Identifier, readonly WrittenForm[]>();
  const cut = new Set<SaltedGroup>();
  let tries = 0;

  const formsOf = (one: Identifier): readonly WrittenForm[] => {
    const usual = forms.get(one) ?? writtenForms(one.kind, one.value).filter(({ is_rare }) => !is_rare);
    forms.set(one, usual);
    return usual;
  };
  const tryOne = (group: SaltedGroup, ways: readonly SaltedWay[], one: Identifier): Match[] =>
    formsOf(one).flatMap(({ text, form }) =>
      // Who adds a salt adds it to a text.
      (typeof text === 'string' ? ways : []).flatMap(({ name, says, cost, hashesOf }) => {
        tries += cost;
        return hashesOf(text as string).flatMap((digest) =>
          group.take(digest).map((wanted) => {
            const how = [form, says].filter((part) => part !== null).join(', ');
            const { kind, value } = one;
            return { kind, value, form: { digest, algorithm: name, form: how === '' ? null : how }, wanted };
          }),
        );
      }),
    );

  return {
    tryAll(
      group: SaltedGroup,
      ways: readonly SaltedWay[],
      identifiers: readonly Identifier[],
      isTried = (_: Identifier): boolean => true,
    ): Match[] {
      const found: Match[] = [];
      for (const one of identifiers) {
        if (group.size() === 0) break;
        if (!isTried(one)) continue;
        if (tries >= tries_max) {
          cut.add(group);
          break;
        }
        found.push(...tryOne(group, ways, one));
      }
      return found;
    },
    untried: () => [...cut].reduce((sum, group) => sum + group.size(), 0),
  };
}

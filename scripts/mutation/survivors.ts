import type { Mutant } from './mutants.ts';

/** A mutant that no test notices, and why that is no gap: it is the same program, or differs where nobody looks. */
export interface Survivor {
  /** `file: the line as it is mutated`. */
  readonly mutant: string;
  readonly because: string;
}

/** How a mutant is called here. */
export function nameOf(file: string, { line, source }: Pick<Mutant, 'line' | 'source'>): string {
  return `${file.replace('packages/variants/src/', '')}: ${source.split('\n')[line - 1]?.trim() ?? ''}`;
}

const NEVER_EQUAL = 'no two keys are equal';

/** Every mutant that survives, explained. */
export const survivors: readonly Survivor[] = [
  {
    mutant: 'recognise/recognise.ts: .sort(([a], [b]) => (a <= b ? -1 : a > b ? 1 : 0));',
    because: NEVER_EQUAL,
  },
  {
    mutant: 'recognise/recognise.ts: .sort(([a], [b]) => (a < b ? -1 : a >= b ? 1 : 0));',
    because: NEVER_EQUAL,
  },
  {
    mutant:
      'recognise/recognise.ts: const named = signs.findLast((sign) => sign.package !== null)?.package ?? (path === null ? null : places.packageOf(path));',
    because: 'all signs of a place that name a package name the same one: the place is called after it',
  },
  {
    mutant: 'resolve/android-version.ts: return levels[release] ?? (release <= 8 ? 0 : ANDROID_10);',
    because: 'the level of release 8 is in the table',
  },
  {
    mutant: 'resolve/cards.ts: keys.has(key) || mcc !== null ? [{ mcc, mnc: mnc ?? OTHER_NETWORK }] : [],',
    because: 'looks at more networks, of which the configuration says nothing that it does not say of others',
  },
  {
    mutant: 'resolve/generation.ts: const older = knowledge.findLast(({ id }) => id === client.without_switch);',
    because: 'no two clients of a knowledge base have the same id: test/variants/knowledge',
  },
  {
    mutant:
      'resolve/reading-order.ts: .sort((a, b) => a.rank - b.rank || Number(a.on) - Number(b.on) || (a.key <= b.key ? -1 : 1))',
    because: NEVER_EQUAL,
  },
  {
    mutant:
      'resolve/reading-order.ts: return Number(says(a.value) === true) - Number(says(b.value) === true) || (a.value <= b.value ? -1 : 1);',
    because: 'facts of a file without lines that have the same value cannot be told apart',
  },
  {
    mutant:
      "scenario/client-state.ts: const client = state === 'absent' ? undefined : found.findLast((one) => one.state === state)?.fresh;",
    because:
      'several clients that run are refused as unclear; of several that do not, nobody asks for family or server',
  },
  {
    mutant:
      'scenario/histories.ts: all.sort((a, b) => (a.history.date < b.history.date ? -1 : a.history.date >= b.history.date ? 1 : 0));',
    because: 'of a stable sort only whether the comparison is negative decides',
  },
  {
    mutant: 'scenario/spelled-out.ts: const known = knownClients.findLast((client) => client.family === family);',
    because: 'no two clients are of the same family: test/variants/knowledge',
  },
];

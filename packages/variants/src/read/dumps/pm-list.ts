import type { FactKind, PackageState } from '../../facts/facts.ts';
import type { Collector } from '../collector.ts';
import type { FileContext } from '../file-context.ts';
import type { ListKind } from '../input.ts';
import { type PmLine, readPmLine } from './pm-line.ts';
import type { PmOptions } from './pm-options.ts';
import type { Section } from './section.ts';

/** Each phone has some of these, enabled: a list without any was asked for something else than all packages. */
const ALWAYS_THERE = new Set([
  'android',
  'com.android.systemui',
  'com.android.settings',
  'com.android.phone',
  'com.android.shell',
  'com.android.server.telecom',
  'com.android.providers.settings',
  'com.android.providers.telephony',
]);

/** What each list tells of the packages in it, and of what it is a full account. */
const kinds: Readonly<Record<ListKind, { readonly state: PackageState; readonly looked_at: readonly FactKind[] }>> = {
  packages: { state: 'state-unknown', looked_at: ['packages'] },
  'disabled-packages': { state: 'disabled', looked_at: ['disabled-packages'] },
  // What is not in it does not run.
  'enabled-packages': { state: 'enabled', looked_at: ['packages'] },
  'other-packages': { state: 'state-unknown', looked_at: [] },
};

const AGAIN = 'Take it again: adb shell pm list packages -f > packages.txt, and -d > packages-disabled.txt';

/**
 * Reads a list of packages. The lines do not say what was asked for; who knows it is, in this order: the command, if it
 * was written down before the list; the caller; the name of the file. Else it is a list of all packages, if it has one
 * that each phone has; of one that has none, `settleOpenLists` decides when all files are read.
 */
export function createPmSection({ at, collector, problem }: FileContext, told: PmOptions): Section {
  const found: (PmLine & { number: number })[] = [];
  const nameless: number[] = [];
  const tell = (line: number, what: string, remedy = AGAIN): void => problem(line, what, remedy, LIST_KINDS);

  /** What the list is; null where that is not known. */
  function kindOf(number: number): ListKind | null {
    if (told.sure) return told.kind;
    const everything = found.some(({ name }) => ALWAYS_THERE.has(name));
    if (told.kind === 'other-packages' && everything) return 'packages';
    if (told.kind === 'disabled-packages' && found.some(({ name }) => name === 'android')) {
      tell(number, 'this is said to be a list of the disabled packages, and has `android`, which no phone can disable');
      return null;
    }
    if (told.kind !== 'packages' || everything) return told.kind;
    const of_image = found.some(({ path }) => path !== null && /^\/(?!data\/)/.test(path));
    collector.open_lists.push({ source: at(number), of_image });
    return null;
  }

  return {
    line(text, number) {
      if (!text.startsWith('package:')) return;
      const read = readPmLine(text);
      if (read) found.push({ ...read, number });
      else nameless.push(number);
    },
    end(how, number) {
      const whole = how !== 'cut';
      const first = found[0]?.number ?? number;
      // The last line may have lost its name with its end, which is told once.
      for (const line of nameless.filter((one) => whole || one !== number)) {
        tell(line, 'this line of a list of packages names none');
      }
      // Each phone has packages, and some that are enabled; nothing else need be there.
      const empty = found.length === 0 && ['packages', 'enabled-packages'].includes(told.kind);
      if (empty) tell(number, 'the list of packages is empty');
      if (!whole) tell(number, 'the last line has no end: the list is cut short, or its last line feed was lost');
      if (new Set(found.map(({ name }) => name)).size < found.length) {
        const what = 'the same package is in this list twice: several lists in one file cannot be told apart';
        tell(first, what, 'Give each list a file of its own');
      }
      const kind = empty ? null : whole || told.kind !== 'packages' ? kindOf(first) : 'packages';
      for (const looked_at of kind && whole ? kinds[kind].looked_at : []) collector.looked_at.add(looked_at);
      for (const { name, path, number: line } of found) {
        const { state } = kinds[kind ?? 'other-packages'];
        collector.packages.push({ name, path, state, user: told.user, source: at(line) });
      }
    },
  };
}

/** What is incomplete where a list is: it may be of any. */
const LIST_KINDS: readonly FactKind[] = ['packages', 'disabled-packages'];

/**
 * Decides of the lists that have no package that each phone has. A single one, where nothing else lists packages, is of
 * all if it has software of the image; any other may be of some packages only.
 */
export function settleOpenLists({ looked_at, open_lists, problem }: Collector): void {
  const [first] = open_lists;
  const others = looked_at.has('packages') || looked_at.has('package-details');
  if (open_lists.length === 1 && first?.of_image && !others) {
    looked_at.add('packages');
    return;
  }
  const what = 'this list of packages has none of those that each phone has: it is of some packages only, or cut short';
  const remedy = `${AGAIN}. That a list is of the disabled ones is told by its name`;
  for (const { source } of open_lists) problem({ what, remedy, source, affects: LIST_KINDS });
}

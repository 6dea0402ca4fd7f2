import type { FactKind, PackageState } from '../../facts/facts.ts';
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
 * was written down before the list; the caller; the name of the file. Else it is a list of all packages, and without
 * those that each phone has it is none.
 */
export function createPmSection(context: FileContext, told: PmOptions): Section {
  const found: (PmLine & { number: number })[] = [];
  const nameless: number[] = [];

  function kindOf(number: number): ListKind | null {
    const everything = found.some(({ name }) => ALWAYS_THERE.has(name));
    if (told.kind === 'other-packages') return everything ? 'packages' : 'other-packages';
    if (told.kind === 'disabled-packages') {
      if (!found.some(({ name }) => name === 'android')) return 'disabled-packages';
      const what = 'this is said to be a list of the disabled packages, and has `android`, which no phone can disable';
      context.problem(number, what, AGAIN, ['packages', 'disabled-packages']);
      return null;
    }
    if (!everything) {
      const what =
        'this list of packages has none of those that each phone has: it is of some packages only, or cut short';
      const remedy = `${AGAIN}. That a list is of the disabled ones is told by its name`;
      context.problem(number, what, remedy, ['packages', 'disabled-packages']);
      return null;
    }
    return told.kind;
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
        const what = 'this line of a list of packages names none';
        context.problem(line, what, AGAIN, ['packages', 'disabled-packages']);
      }
      if (!whole) {
        const what = 'the last line has no end: the list is cut short, or its last line feed was lost';
        context.problem(number, what, AGAIN, ['packages', 'disabled-packages']);
      }
      const names = new Set(found.map(({ name }) => name));
      if (names.size < found.length) {
        const what = 'the same package is in this list twice: several lists in one file cannot be told apart';
        context.problem(first, what, 'Give each list a file of its own', ['packages', 'disabled-packages']);
      }
      const kind = kindOf(first);
      for (const looked_at of kind && whole ? kinds[kind].looked_at : []) context.collector.looked_at.add(looked_at);
      for (const { name, path, number: line } of found) {
        const { state } = kinds[kind ?? 'other-packages'];
        context.collector.packages.push({ name, path, state, user: told.user, source: context.at(line) });
      }
    },
  };
}

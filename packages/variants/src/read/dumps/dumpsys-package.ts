import type { PackageState } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import type { Section } from './section.ts';

const PACKAGE = /^ {2}Package \[([\w.-]+)\] \(\w*\):/;
const CODE_PATH = /^\s+codePath=(.+)$/;
const USER = /^\s+User (\d+):(.*)$/;

/** `PackageManager.COMPONENT_ENABLED_STATE_*`: by default, enabled, disabled, by the user, until it is used. */
const states: Readonly<Record<string, PackageState>> = {
  '0': 'enabled',
  '1': 'enabled',
  '2': 'disabled',
  '3': 'disabled-by-user',
  '4': 'disabled-until-used',
};

/** The heading under which `dumpsys package` lists packages. */
export const PACKAGES_HEADING = 'Packages:';

interface Block {
  readonly name: string;
  readonly number: number;
  path: string | null;
  readonly users: { readonly user: number; readonly state: PackageState; readonly number: number }[];
}

const AGAIN = 'Take it again: adb shell dumpsys package > dumpsys-package.txt';

/**
 * Reads the packages of `dumpsys package`, each with its state for each user. Those under "Hidden system packages" are
 * replaced by an update, which is listed itself, and are left out.
 * @param within other parts of `dumpsys package` came before, so that others must follow
 */
export function createDumpsysPackageSection(context: FileContext, within: boolean): Section {
  const blocks: Block[] = [];
  let listing = true;
  let ended = false;

  function stateOf(rest: string, number: number): PackageState {
    const value = (key: string): string | undefined => new RegExp(`(?:^|\\s)${key}=(\\S+)`).exec(rest)?.[1];
    if (value('installed') === 'false' || value('hidden') === 'true') return 'not-installed-for-user';
    const code = value('enabled');
    const state = Object.hasOwn(states, code ?? '') ? states[code ?? ''] : undefined;
    if (state) return state;
    context.problem(number, 'whether the package is enabled cannot be read here', AGAIN, ['package-details']);
    return 'state-unknown';
  }

  return {
    line(text, number) {
      if (/^\S/.test(text)) {
        listing = text.trim() === PACKAGES_HEADING;
        ended ||= !listing;
      }
      if (text.includes('DUMP TIMEOUT')) {
        context.problem(number, 'the phone gave up before the dump was whole', AGAIN, ['package-details']);
      }
      if (!listing) return;
      const name = PACKAGE.exec(text)?.[1];
      if (name !== undefined) {
        blocks.push({ name, number, path: null, users: [] });
        return;
      }
      const block = blocks.at(-1);
      if (!block) return;
      block.path ??= CODE_PATH.exec(text)?.[1]?.trim() ?? null;
      const [, user, rest = ''] = USER.exec(text) ?? [];
      if (user !== undefined) block.users.push({ user: Number(user), state: stateOf(rest, number), number });
    },
    end(how, number) {
      if (blocks.length === 0 && !(within && how !== 'followed')) return;
      const last = blocks.at(-1);
      // Of one package alone the phone tells when it was asked for that one.
      // The last package may have been cut before its users, at the end of a line.
      const open = how !== 'followed' && !ended && (within || last?.users.length === 0);
      if (how === 'cut' || open) {
        context.problem(number, 'the dump of packages is cut short', AGAIN, ['package-details', 'packages']);
      } else if (blocks.length > 1) context.collector.looked_at.add('package-details');
      for (const { name, number: line, path, users } of blocks) {
        const told = users.length > 0 ? users : [{ user: null, state: 'state-unknown' as const, number: line }];
        for (const { user, state, number: at } of told) {
          // Where it is enabled, the package is what to look at; else what says that it is not.
          const source = context.at(state === 'enabled' ? line : at);
          context.collector.packages.push({ name, path, state, user, source });
        }
      }
    },
  };
}

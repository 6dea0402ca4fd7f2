import type { ListKind } from '../input.ts';
import { baseName } from '../place/phone-path.ts';

/** What a list of packages was asked for. */
export interface PmOptions {
  readonly kind: ListKind;
  readonly user: number | null;
  /** Told by the command or the caller, and not by the name of a file. */
  readonly sure: boolean;
}

/**
 * `$ adb shell pm list packages -f -d`: the command, written down before what it wrote, with the prompt or not, and with
 * nothing else in the line but what becomes of its output. A log that tells of such a command is none.
 */
const COMMAND =
  /^(?:[\w.@:~/\\ -]*[$#>%+]|[=-]+)?\s*(?:adb\s+(?:-\w\s+\S+\s+)?shell\s+)?["']?(?:pm|cmd package) list packages?((?:\s+[\w-]+)*)\s*["']?(?:\s*[|>].*|\s*[:=-]+)?$/;

const COMMAND_CHARACTERS_MAX = 300;

/** The options of `pm list packages` in a line, where somebody wrote the command down; else null. */
export function pmCommand(text: string): PmOptions | null {
  if (text.length > COMMAND_CHARACTERS_MAX) return null;
  const [, options] = COMMAND.exec(text.trim()) ?? [];
  if (options === undefined) return null;
  const words = options.trim().split(/\s+/);
  const has = (letter: string): boolean => words.some((word) => new RegExp(`^-[a-zA-Z]*${letter}`).test(word));
  const user = words[words.indexOf('--user') + 1];
  return {
    kind: has('d') ? 'disabled-packages' : has('3') ? 'other-packages' : has('e') ? 'enabled-packages' : 'packages',
    sure: true,
    user: words.includes('--user') && /^\d+$/.test(user ?? '') ? Number(user) : null,
  };
}

/** Parts of names of files, from the one that says the most. */
const hints: readonly (readonly [RegExp, ListKind])[] = [
  [/disabled|(?:^|[-_ .])-?f?d[fu]*$/i, 'disabled-packages'],
  [/enabled|(?:^|[-_ .])-?f?e[fu]*$/i, 'enabled-packages'],
  [/third.?party|3rd|user.?apps|(?:^|[-_ .])-?f?3[fu]*$/i, 'other-packages'],
];

/** What the name of a file says of the list in it: `packages-disabled.txt`, `pm-list-d.txt`; null where it says nothing. */
export function listKindOfName(path: string): ListKind | null {
  const stem = baseName(path).replace(/(\.(?:txt|log|out|lst|list))+$/i, '');
  return hints.find(([pattern]) => pattern.test(stem))?.[1] ?? null;
}

import type { PhoneInput, ScriptedInput } from '@phonehome/client-sim';
import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, type ResolvedBuild } from '@phonehome/shared';

/** The parts of a phone's time with its last build, each with how long it is: in what happens in it lies its name. */
export const parts = [
  /** It is started with that build, and left alone. */
  ['start', 10 * MS_PER_MINUTE],
  /** Nothing happens, for longer than any client tries again by itself. */
  ['quiet', 14 * MS_PER_HOUR],
  /** It is woken and unlocked three times. */
  ['touch', MS_PER_HOUR],
  /** It loses its network and finds it again. */
  ['network', MS_PER_HOUR],
  /** It is restarted. */
  ['restart', MS_PER_HOUR],
] as const;

export type Part = (typeof parts)[number][0];

/** How often it is touched. */
export const TOUCHES = 3;
/** How long it runs each build before the last. */
const EARLIER_MS = 30 * MS_PER_MINUTE;
const SETTLED_MS = 5 * MS_PER_MINUTE;

/** What happens to the phone of a cell, and when which part begins. */
export interface Script {
  readonly inputs: readonly ScriptedInput[];
  readonly parts: readonly { readonly part: Part; readonly from_ms: number; readonly until_ms: number }[];
  readonly end_ms: number;
}

/** Writes the script of a phone with these builds after its first one. */
export function scriptOf(
  updates: readonly ResolvedBuild[],
  place: { readonly abroad: boolean; readonly wifi: boolean; readonly cell: number },
): Script {
  const { abroad, wifi, cell } = place;
  const inputs: ScriptedInput[] = [];
  const at = (at_ms: number, input: PhoneInput): void => {
    inputs.push({ at_ms, input });
  };
  if (abroad) at(0, { input: 'travel', abroad, cell });
  at(0, { input: 'move', wifi, cell });
  at(0, { input: 'switch_on' });
  let now_ms = 0;
  for (const build of updates) {
    now_ms += EARLIER_MS;
    at(now_ms, { input: 'update', build });
  }
  const intervals = parts.map(([part, length_ms]) => {
    const from_ms = now_ms;
    now_ms += length_ms;
    return { part, from_ms, until_ms: now_ms };
  });
  const begin = (part: Part): number =>
    (intervals.find((interval) => interval.part === part)?.from_ms ?? 0) + SETTLED_MS;
  for (let i = 0; i < TOUCHES; i++) {
    const session = { session_ms: MS_PER_MINUTE, unlock_after_ms: MS_PER_SECOND };
    at(begin('touch') + i * 10 * MS_PER_MINUTE, { input: 'wake', ...session });
  }
  at(begin('network'), { input: 'airplane_mode', duration_ms: 10 * MS_PER_MINUTE });
  at(begin('restart'), { input: 'reboot' });
  return { inputs, parts: intervals, end_ms: now_ms };
}

import { type LeakKind, leakKinds } from '../kinds.ts';
import { createMemo } from '../memo.ts';
import { contextOf } from './context-of.ts';

/** What a name counts that can mean nothing else. */
const NAMED_POINTS = 20;
/** What a name counts with which a kind only goes, and of which nothing says that it is something else. */
const SUGGESTED_POINTS = 8;
/** Names come again and again. */
const known = createMemo<LeakKind | null>(500_000);
const KIND_CHARS = 20;

/** The kind that a name says by itself, as `imei` and `wifi_mac` do; null where it says none, or only goes with one. */
export function kindNamedBy(key: string): LeakKind | null {
  const before = known.get(key);
  if (before !== undefined) return before;
  const kind = leakKinds.find((one) => (contextOf(one, [key])?.points ?? 0) >= NAMED_POINTS) ?? null;
  known.set(structuredClone(key), kind, KIND_CHARS);
  return kind;
}

const suggestions = createMemo<readonly LeakKind[]>(500_000);

/** The kinds that go with a name, as an IMEI and a telephone number do with `mobile`. */
export function kindsSuggestedBy(key: string): readonly LeakKind[] {
  const before = suggestions.get(key);
  if (before) return before;
  const kinds = leakKinds.filter((one) => (contextOf(one, [key])?.points ?? 0) >= SUGGESTED_POINTS);
  suggestions.set(structuredClone(key), kinds, KIND_CHARS * 2);
  return kinds;
}

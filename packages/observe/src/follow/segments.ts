import { MS_PER_MINUTE } from '@phonehome/shared';
import type { Profile, Token } from './profile.ts';

/** Reports from one cell that follow one another so closely are of one stay (ours). */
const PAUSE_MAX_MS = 90 * MS_PER_MINUTE;

/**
 * Sorts reports without identifiers into stays, as they come: those of phones that are alike, from one cell, close on one
 * another. Phones that are alike and in the same cell cannot be told apart, and become one.
 */
export function createSegments(create: (time_ms: number, tokens: readonly Token[], traits: string) => Profile): {
  take(time_ms: number, cell: number, traits: string): Profile;
} {
  const open = new Map<string, Profile>();
  return {
    take(time_ms, cell, traits) {
      const key = `${cell}\n${traits}`;
      const last = open.get(key);
      if (last && Math.abs(time_ms - last.until_ms) <= PAUSE_MAX_MS) return last;
      const profile = create(time_ms, [], traits);
      open.set(key, profile);
      return profile;
    },
  };
}

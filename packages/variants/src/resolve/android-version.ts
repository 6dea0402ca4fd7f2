import type { BuildFacts } from '../facts/facts.ts';

/** Android 8, the first that keeps what a vendor adds apart from the system (`persist.vendor.…`). */
export const ANDROID_8 = 26;
/** Android 10, the first in which any later file of properties overrides an earlier one. */
export const ANDROID_10 = 29;

/** The API levels that the releases began with; of those before 8 and after 10 no difference is made here. */
const levels: Readonly<Record<number, number>> = { 8: ANDROID_8, 9: 28, 10: ANDROID_10 };

/**
 * The API level of a build: `ro.build.version.sdk`, or what its release number tells; null where neither is known. What a
 * running phone tells counts before its files, of which the highest does.
 */
export function apiLevel({ properties }: BuildFacts): number | null {
  const told = (name: string): number | null => {
    const facts = properties.filter((fact) => fact.name === name);
    const running = facts.filter(({ layer }) => layer === 'effective');
    const numbers = (running.length > 0 ? running : facts).flatMap(
      ({ value }) => /^\d{1,4}/.exec(value.trim())?.[0] ?? [],
    );
    return numbers.length > 0 ? Math.max(...numbers.map(Number)) : null;
  };
  const level = told('ro.build.version.sdk');
  if (level !== null) return level;
  const release = told('ro.build.version.release');
  if (release === null) return null;
  return levels[release] ?? (release < 8 ? 0 : ANDROID_10);
}

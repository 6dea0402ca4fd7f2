import type { BuildFacts, FactKind, PropertyLayer } from '../facts/facts.ts';
import { ANDROID_8, ANDROID_10, apiLevel } from './android-version.ts';

/** Any of these shows which packages a build has. */
export const PACKAGE_KINDS: readonly FactKind[] = ['packages', 'package-details', 'files'];

/** What a person would provide to show what was not looked at. */
export const missing = {
  packages: 'which packages the build has: `pm list packages -f`, `dumpsys package`, or the file list of the image',
  texts: 'what reads the switch: the APKs of the image, in which it is searched for',
  switch: 'what its switch is: `getprop`, or the build.prop files of the image',
  generation: 'of which generation it is: its APK, in which its switch is searched for',
  knowledge: 'what switches it: a knowledge file that describes this client',
  layer: (layer: PropertyLayer) => `what its switch is: \`getprop\`, or the build.prop of /${layer}`,
} as const;

/** Whether a kind of facts was looked at, and in full: then what is not there is not in the build. */
export function lookedAt({ looked_at, problems }: BuildFacts, kind: FactKind): boolean {
  return looked_at.has(kind) && !problems.some(({ affects }) => affects.includes(kind));
}

/** Whether it was looked at which packages a build has. */
export function packagesLookedAt(facts: BuildFacts): boolean {
  return PACKAGE_KINDS.some((kind) => lookedAt(facts, kind));
}

/** Whether all software of a build was searched, so that what reads a switch would have been found. */
export function softwareSearched(facts: BuildFacts): boolean {
  return lookedAt(facts, 'texts') && packagesLookedAt(facts);
}

/** Whether it was looked at which packages are disabled. */
export function statesLookedAt(facts: BuildFacts): boolean {
  return lookedAt(facts, 'disabled-packages') || lookedAt(facts, 'package-details');
}

/**
 * What is missing to say that nothing sets a property. A running phone tells; the files of a build do where those of the
 * system and of the vendor were read, which every build of Android 8 and later has.
 */
export function silenceMissing(facts: BuildFacts): string | null {
  if (lookedAt(facts, 'effective-properties')) return null;
  const read = facts.property_layers ?? new Set(facts.properties.map(({ layer }) => layer));
  if (!facts.looked_at.has('build-properties')) return missing.switch;
  const parted = (apiLevel(facts) ?? ANDROID_10) >= ANDROID_8;
  const needed: readonly PropertyLayer[] = parted ? ['system', 'vendor'] : ['system'];
  const lacking = needed.find((layer) => !read.has(layer));
  if (lacking) return missing.layer(lacking);
  return lookedAt(facts, 'build-properties') ? null : missing.switch;
}

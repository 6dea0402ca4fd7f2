import type { BuildFacts, FactKind, PackageFact, PackageState } from '../facts/facts.ts';
import type { FoundClient } from '../recognise/recognise.ts';

/** Any of these shows which packages a build has. */
const PACKAGE_KINDS: readonly FactKind[] = ['packages', 'package-details', 'files'];

/** What a person would provide to show it. */
export const PACKAGES_MISSING =
  'which packages the build has: `pm list packages -f`, `dumpsys package`, or the file list of the image';
export const TEXTS_MISSING = 'what reads the switch: the APKs of the image, in which it is searched for';

/** States in which a package does not run, and whose doing that is. */
const stopped: Readonly<Partial<Record<PackageState, 'build' | 'user'>>> = {
  disabled: 'build',
  'disabled-until-used': 'build',
  'disabled-by-user': 'user',
  'not-installed-for-user': 'user',
};

/** Whether the software of a client is in a build; null where that was not looked at. */
export function isPresent({ package: name, path, signs }: FoundClient, { looked_at }: BuildFacts): boolean | null {
  if (name !== null || path !== null || signs.some(({ sign }) => sign === 'package' || sign === 'file')) return true;
  if (looked_at.has('texts')) return false;
  return PACKAGE_KINDS.some((kind) => looked_at.has(kind)) ? false : null;
}

/** Who has stopped a package of the primary user, and where that is told; null where nobody has. */
export function stoppedBy(
  name: string | null,
  { packages }: BuildFacts,
): { readonly by: 'build' | 'user'; readonly fact: PackageFact } | null {
  // What is told of another user is not about the one whom the phone belongs to.
  const facts = packages.filter((fact) => fact.name === name && (fact.user ?? 0) === 0);
  const fact = facts.find(({ state }) => stopped[state]);
  const by = fact && stopped[fact.state];
  return fact && by ? { by, fact } : null;
}

import type { BuildFacts, PackageFact, PackageState } from '../facts/facts.ts';
import type { FoundClient } from '../recognise/recognise.ts';
import { packagesLookedAt } from './looked-at.ts';

/** States in which a package does not run, and whose doing that is. */
const stopped: Readonly<Partial<Record<PackageState, 'build' | 'user'>>> = {
  disabled: 'build',
  'disabled-until-used': 'build',
  'disabled-by-user': 'user',
  'not-installed-for-user': 'user',
};

/** Whether the software of a client is in a build; null where that was not looked at. */
export function isPresent({ package: name, path, signs }: FoundClient, facts: BuildFacts): boolean | null {
  if (name !== null || path !== null || signs.some(({ sign }) => sign === 'package' || sign === 'file')) return true;
  return packagesLookedAt(facts) ? false : null;
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

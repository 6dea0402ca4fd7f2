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
export function isPresent({ package: name, path }: FoundClient, facts: BuildFacts): boolean | null {
  if (name !== null || path !== null) return true;
  return packagesLookedAt(facts) ? false : null;
}

/**
 * Who has stopped a package of the primary user, and where that is told; null where nobody has. A list of the disabled
 * does not say who disabled them: where another dump says that it was the user, the build has not.
 */
export function stoppedBy(
  name: string | null,
  { packages }: BuildFacts,
): { readonly by: 'build' | 'user'; readonly fact: PackageFact } | null {
  // What is told of another user is not about the one whom the phone belongs to.
  const facts = packages.filter((fact) => fact.name === name && (fact.user ?? 0) === 0);
  for (const by of ['user', 'build'] as const) {
    const fact = facts.find(({ state }) => stopped[state] === by);
    if (fact) return { by, fact };
  }
  return null;
}

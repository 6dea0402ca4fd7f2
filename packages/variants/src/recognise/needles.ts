import type { KnownClient } from '../knowledge/known-client.ts';

/**
 * The texts that the files of a build are searched for: everything that may betray a client of the knowledge base.
 * Patterns of hosts stand without their `*.`; a pattern of package names is no needle, as a package tells its name itself.
 */
export function needlesOf(knowledge: readonly KnownClient[]): readonly string[] {
  const needles = knowledge.flatMap(({ signs, switches }) => [
    ...(signs.packages ?? []).filter((name) => !name.includes('*')),
    ...(signs.switches ?? []),
    ...switches.map((one) =>
      one.by === 'property' ? one.name : one.by === 'overlay' ? resourceName(one.resource) : one.key,
    ),
    ...(signs.endpoints ?? []).filter((host) => !host.startsWith('!')).map((host) => host.replace(/^\*\./, '')),
    ...(signs.fields?.names ?? []),
  ]);
  return [...new Set(needles)].filter((needle) => needle.length >= 3);
}

/** The name of a resource without its type: of `bool/config_x`, `config_x`. */
export function resourceName(resource: string): string {
  return resource.slice(resource.lastIndexOf('/') + 1);
}

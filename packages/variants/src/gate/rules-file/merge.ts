import type { Region } from '../../regions/region.ts';
import type { DataRegion } from '../hosts/data-regions.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import type { RulesFile } from './schema.ts';

const OWN = 'rules file';

/** A policy with what a rules file changes and adds. The file has been checked. */
export function mergeRules(policy: Policy, file: RulesFile): Policy {
  const regions = Object.entries(file.regions ?? {}).map(([id, line]): Region => {
    const { title = id, only, except, aliases = [], source = OWN } = line;
    const countries = only ? { only } : { except: except ?? [] };
    return { id, title, countries, aliases: aliases.map((alias) => alias.toUpperCase()), known: true, source };
  });
  const dataRegions = Object.entries(file.data_regions ?? {}).map(
    ([label, { source = OWN, ...where }]): DataRegion => ({ label, ...where, source }),
  );
  const hosts = Object.entries(file.hosts ?? {}).map(([host, country]) => ({ host, country, source: OWN }));
  return {
    rules: mergeRuleList(policy.rules, file.rules ?? {}),
    labels: before(file.labels ?? [], policy.labels, ({ id }) => id),
    regions: before(regions, policy.regions, ({ id }) => id.toUpperCase()),
    data_regions: before(dataRegions, policy.data_regions, ({ label }) => label.toUpperCase()),
    hosts: before(hosts, policy.hosts, ({ host }) => host.toLowerCase()),
    suppressions: [...policy.suppressions, ...(file.suppressions ?? [])],
  };
}

/** The user's lines, then those shipped ones that none of them replaces. */
function before<T>(own: readonly T[], shipped: readonly T[], key: (line: T) => string): readonly T[] {
  const taken = new Set(own.map(key));
  return [...own, ...shipped.filter((line) => !taken.has(key(line)))];
}

function mergeRuleList(shipped: readonly Rule[], changes: NonNullable<RulesFile['rules']>): readonly Rule[] {
  const changed = shipped.flatMap((rule): Rule[] => {
    const { off, ...change } = changes[rule.id] ?? {};
    return off ? [] : [{ ...rule, ...change }];
  });
  const added = Object.entries(changes)
    .filter(([id, { off }]) => !off && !shipped.some((rule) => rule.id === id))
    .map(([id, change]) => ({ severity: 'error', source: OWN, ...change, id }) as Rule);
  return [...changed, ...added];
}

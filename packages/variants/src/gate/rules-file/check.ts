import { type FileFinding, type FilePath, parseDate } from '@phonehome/shared';
import { countryCodes } from '../../regions/countries.ts';
import { regionNamed } from '../../regions/regions.ts';
import type { Policy } from '../policy.ts';
import type { Suppression } from '../suppression.ts';
import { mergeRules } from './merge.ts';
import type { RulesFile } from './schema.ts';

/** What a rule of the user's own must say. */
const NEEDED = ['title', 'rationale', 'remedy', 'when'] as const;

const found = (path: FilePath, what: string, remedy: string): FileFinding => ({ path, what, remedy });

/** What is wrong with a rules file that fits the schema. `policy`: what it changes. */
export function checkRulesFile(file: RulesFile, policy: Policy): FileFinding[] {
  const merged = mergeRules(policy, file);
  const ids = policy.rules.map(({ id }) => id);
  return [
    ...Object.entries(file.rules ?? {}).flatMap(([id, rule]) => checkRule(id, rule, ids, merged)),
    ...Object.entries(file.regions ?? {}).flatMap(([id, line]) => [
      ...oneOf(line.only, line.except, ['regions', id], 'only', 'except'),
      ...countries(line.only ?? [], ['regions', id, 'only']),
      ...countries(line.except ?? [], ['regions', id, 'except']),
    ]),
    ...(file.labels ?? []).flatMap((row, i) => checkPattern(row.pattern, ['labels', i, 'pattern'])),
    ...Object.entries(file.data_regions ?? {}).flatMap(([label, line]) => [
      ...oneOf(line.allows, line.forbids, ['data_regions', label], 'allows', 'forbids'),
      ...knownRegions([label], ['data_regions', label], merged, () => ['data_regions', label]),
      ...knownRegions(line.allows ?? [], ['data_regions', label, 'allows'], merged),
      ...knownRegions(line.forbids ?? [], ['data_regions', label, 'forbids'], merged),
    ]),
    ...Object.entries(file.hosts ?? {}).flatMap(([host, country]) => countries([country], ['hosts', host], true)),
    ...checkSuppressions(file.suppressions ?? [], [...new Set([...ids, ...merged.rules.map(({ id }) => id)])]),
  ];
}

/** What is wrong with suppressions that fit the schema. */
export function checkSuppressions(suppressions: readonly Suppression[], rules: readonly string[]): FileFinding[] {
  return suppressions.flatMap((one, i) => {
    const path = ['suppressions', i];
    const findings: FileFinding[] = [];
    if (!rules.includes(one.rule)) {
      findings.push(found([...path, 'rule'], `no rule is called ${one.rule}`, `Use one of ${rules.join(', ')}`));
    }
    if (one.client === undefined && one.build === undefined) {
      findings.push(found(path, 'it says neither which client nor which build', 'Add `client` or `build`'));
    }
    if (parseDate(one.expires) === null) {
      findings.push(found([...path, 'expires'], `there is no day ${one.expires}`, 'Write it as YYYY-MM-DD'));
    }
    return findings;
  });
}

function checkRule(
  id: string,
  rule: NonNullable<RulesFile['rules']>[string],
  shipped: readonly string[],
  merged: Policy,
): FileFinding[] {
  const path = ['rules', id];
  const findings: FileFinding[] = [];
  const own = !shipped.includes(id);
  if (own && rule.off) {
    findings.push(found([...path, 'off'], `no shipped rule is called ${id}`, `Use one of ${shipped.join(', ')}`));
  } else if (own) {
    const missing = NEEDED.filter((name) => rule[name] === undefined);
    if (missing.length > 0) {
      const what = `no shipped rule is called ${id}, and for one of your own it lacks ${missing.join(', ')}`;
      findings.push(found(path, what, `Add them, or use one of ${shipped.join(', ')}`));
    }
  }
  if (rule.when?.label_contradicted !== undefined && Object.keys(rule.when).length > 1) {
    const what = 'label_contradicted is about a build, the others are about a client';
    findings.push(found([...path, 'when'], what, 'Make two rules of it'));
  }
  const { in: within, except } = rule.regions ?? {};
  findings.push(...knownRegions(within ?? [], [...path, 'regions', 'in'], merged));
  findings.push(...knownRegions(except ?? [], [...path, 'regions', 'except'], merged));
  return findings;
}

function oneOf(a: unknown, b: unknown, path: FilePath, first: string, second: string): FileFinding[] {
  if ((a === undefined) !== (b === undefined)) return [];
  const what =
    a === undefined ? `it has neither \`${first}\` nor \`${second}\`` : `it has \`${first}\` and \`${second}\``;
  return [found(path, what, 'Write one of the two')];
}

function countries(codes: readonly string[], path: FilePath, single = false): FileFinding[] {
  return codes.flatMap((code, i) =>
    countryCodes.includes(code)
      ? []
      : [found(single ? path : [...path, i], `${code} is no country code`, 'Use ISO 3166-1 alpha-2, such as DE')],
  );
}

function knownRegions(
  names: readonly string[],
  path: FilePath,
  { regions }: Policy,
  place: (i: number) => FilePath = (i) => [...path, i],
): FileFinding[] {
  return names.flatMap((name, i) =>
    regionNamed(name, regions).known
      ? []
      : [found(place(i), `no region is called ${name}`, 'Use a country code, or add it to `regions`')],
  );
}

function checkPattern(pattern: string, path: FilePath): FileFinding[] {
  try {
    new RegExp(pattern, 'i');
    return [];
  } catch (error) {
    return [found(path, (error as Error).message, 'Correct the regular expression')];
  }
}

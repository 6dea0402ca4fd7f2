import { addedFields, type FieldDefinition, fieldDefinitions } from './fields.ts';
import type { Report } from './report.ts';
import { type ValueCheck, type ValueRule, valueCheck } from './value-rule.ts';
import { type ReportVersion, requiredEverywhere } from './version.ts';
import { versions } from './versions/all.ts';

/** The known versions by REGVER. */
export const reportVersions: ReadonlyMap<string, ReportVersion> = new Map(
  versions.map((version) => [version.regver, version]),
);

const byName = new Map<string, FieldDefinition>(
  [...fieldDefinitions, ...versions.flatMap(({ defines = [] }) => defines), ...addedFields].map((definition) => [
    definition.name,
    definition,
  ]),
);

/** The definition of a field, or undefined for a name that no version has. */
export function fieldDefinition(name: string): FieldDefinition | undefined {
  return byName.get(name);
}

/** The names of all known fields. */
export const fieldNames: readonly string[] = [...byName.keys()];

/** What the value of a field may be in a version, or undefined where nothing is known. */
export function valueRule(version: ReportVersion, name: string): ValueRule | undefined {
  const { regver, rules = {} } = version;
  if (name === 'REGVER') return { one_of: [regver], says: `\`${regver}\`` };
  return Object.hasOwn(rules, name) ? rules[name] : byName.get(name)?.rule;
}

/** For each version the checks of the values of its fields, ready to be held against a report. */
const checks: ReadonlyMap<string, ReadonlyMap<string, ValueCheck>> = new Map(
  versions.map((version) => [version.regver, new Map(checksOf(version))]),
);

function checksOf(version: ReportVersion): [string, ValueCheck][] {
  return [...version.fields, ...version.optional].flatMap((name) => {
    const rule = valueRule(version, name);
    return rule ? [[name, valueCheck(rule)]] : [];
  });
}

/** The checks of a version's values, by field. */
export function valueChecks(version: ReportVersion): ReadonlyMap<string, ValueCheck> {
  return checks.get(version.regver) ?? new Map();
}

/**
 * The required fields that a report lacks, alternatives joined by "or"; empty when it is complete. Of an unknown
 * version, what every version requires.
 */
export function missingRequired(report: Report): string[] {
  const { required } = reportVersions.get(report.REGVER ?? '') ?? { required: requiredEverywhere };
  return required.filter((group) => !group.some((name) => report[name])).map((group) => group.join(' or '));
}

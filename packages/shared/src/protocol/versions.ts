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

/** The version that a REGVER names, whatever its form: 7, V7.0 and 7.00 are 7.0; undefined if none. */
export function versionNamed(regver: string): ReportVersion | undefined {
  const known = reportVersions.get(regver);
  if (known) return known;
  const [, number] = /^\s*[vV]?([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*$/.exec(regver) ?? [];
  return number === undefined ? undefined : versions.find((version) => Number(version.regver) === Number(number));
}

/**
 * What the value of a field may be, or undefined where nothing is known.
 * @param version undefined for what it may be in any
 */
export function valueRule(version: ReportVersion | undefined, name: string): ValueRule | undefined {
  const { regver, rules = {} } = version ?? {};
  if (name === 'REGVER') return regver === undefined ? undefined : { one_of: [regver], says: `\`${regver}\`` };
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

/** The checks of values where the version does not have the field, or is not known. */
const generalChecks: ReadonlyMap<string, ValueCheck> = new Map(
  fieldNames.flatMap((name) => {
    const rule = valueRule(undefined, name);
    return rule ? [[name, valueCheck(rule)]] : [];
  }),
);

/** The check of a value, or undefined where nothing is known of it. */
export function valueCheckOf(version: ReportVersion | undefined, name: string): ValueCheck | undefined {
  return (version && valueChecks(version).get(name)) ?? generalChecks.get(name);
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
  const { required } = versionNamed(report.REGVER ?? '') ?? { required: requiredEverywhere };
  return required.filter((group) => !group.some((name) => report[name])).map((group) => group.join(' or '));
}

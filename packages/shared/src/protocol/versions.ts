import type { Report } from './report.ts';
import type { ReportVersion } from './version.ts';
import { version1 } from './versions/phone-2014.ts';
import { version7, version8 } from './versions/phone-2018-v1.ts';

/** The known versions by REGVER. */
export const reportVersions: ReadonlyMap<string, ReportVersion> = new Map(
  [version1, version7, version8].map((version) => [version.regver, version]),
);

/**
 * The groups of fields of which a complete report fills at least one each (dossier 2, "required", ours): REGVER,
 * MEID or IMEI1, MODEL or MODELSMS, SWVER, SIM1ICCID.
 */
const requiredGroups: readonly (readonly string[])[] = [
  ['REGVER'],
  ['MEID', 'IMEI1'],
  ['MODEL', 'MODELSMS'],
  ['SWVER'],
  ['SIM1ICCID'],
];

/** The required fields that a report lacks, alternatives joined by "or"; empty when it is complete. */
export function missingRequired(report: Report): string[] {
  return requiredGroups.filter((group) => !group.some((name) => report[name])).map((group) => group.join(' or '));
}

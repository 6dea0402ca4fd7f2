import { cellPosition, meidOfImei, type Report, reportVersions } from '@phonehome/shared';
import { simFields } from './sim-fields.ts';
import type { ReportSource } from './source.ts';

const UETYPE_PHONE = '1';

/**
 * A report of a version: the fields that all phone clients fill alike, and the values of those that differ. Keys in
 * the order of the version, empty where there is no value (dossier 2); the coordinates, if wanted, last.
 * @throws RangeError for a version that is not known
 */
export function fillReport(source: ReportSource, regver: string, values: Readonly<Record<string, string>>): Report {
  const { identity, phone } = source;
  const version = reportVersions.get(regver);
  if (!version) throw new RangeError(`no report version ${regver}`);
  const sim1 = simFields(source, 0);
  const all: Record<string, string> = {
    REGVER: version.regver,
    MEID: meidOfImei(identity.imeis[0] ?? ''),
    SWVER: phone.build.display_id,
    SIM1CDMAIMSI: sim1.cdma_imsi,
    UETYPE: UETYPE_PHONE,
    SIM1ICCID: sim1.iccid,
    SIM1LTEIMSI: sim1.imsi,
    MACID: identity.mac,
    ...values,
  };
  // A loop, since this is done for every report of a fleet.
  const report: Record<string, string> = {};
  for (const name of version.fields) report[name] = all[name] ?? '';
  if (!source.with_coordinates) return report;
  const { latitude, longitude } = cellPosition(phone.cell);
  return { ...report, LATITUDE: latitude, LONGITUDE: longitude };
}

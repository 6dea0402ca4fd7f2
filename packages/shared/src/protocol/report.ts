/** A registration report: field name to text. Absent values are empty strings (dossier 2). */
export type Report = Readonly<Record<string, string>>;

/** The ICCID of the primary SIM: that of the DATASIM slot, else of slot 1 (dossier 2). */
export function primaryIccid(report: Report): string {
  return (report.DATASIM === '2' ? report.SIM2ICCID : report.SIM1ICCID) ?? '';
}

/** By what a server tells devices apart: MEID, else IMEI1, else the ICCID of the primary SIM, or '' (dossier 4). */
export function deviceKey(report: Report): string {
  return report.MEID || report.IMEI1 || primaryIccid(report);
}

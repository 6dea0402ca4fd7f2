/** A registration report: field name to text. Absent values are empty strings (dossier 2). */
export type Report = Readonly<Record<string, string>>;

/** The ICCID of the primary SIM: that of the DATASIM slot, else of slot 1 (dossier 2). */
export function primaryIccid(report: Report): string {
  return (report.DATASIM === '2' ? report.SIM2ICCID : report.SIM1ICCID) ?? '';
}

/** The IMSIs of the primary SIM, LTE and CDMA, as far as the report has them. */
export function primaryImsis(report: Report): string[] {
  const slot = report.DATASIM === '2' ? 'SIM2' : 'SIM1';
  return [`${slot}LTEIMSI`, `${slot}IMSI`, `${slot}CDMAIMSI`].flatMap((name) =>
    Object.hasOwn(report, name) && report[name] ? [report[name]] : [],
  );
}

/** By what a server tells devices apart: MEID, else IMEI1, else the ICCID of the primary SIM, or '' (dossier 4). */
export function deviceKey(report: Report): string {
  return report.MEID || report.IMEI1 || primaryIccid(report);
}

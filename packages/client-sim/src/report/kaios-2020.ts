import { constantMeid, type Report } from '@phonehome/shared';
import { collectReport } from './phone-2018.ts';
import type { ReportSource } from './source.ts';

/** The report of KaiOS phones: that of 8.0, with the same MEID on every phone (dossier 3). */
export function collectReportKaios(source: ReportSource): Report {
  return { ...collectReport(source), MEID: constantMeid };
}

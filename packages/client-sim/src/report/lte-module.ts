import { lteModule, type Report } from '@phonehome/shared';
import { fillReport } from './fill.ts';
import type { ReportSource } from './source.ts';

/** The report of REGVER 2, that of a module (dossier 2): which device and which card, nothing about network and place. */
export function collectReportModule(source: ReportSource): Report {
  return fillReport(source, lteModule.regvers[0], { MODEL: source.model.model });
}

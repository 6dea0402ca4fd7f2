/** Records or captures to findings: the leak, its receiver, and what would have prevented it. */
export { holdClaims } from './evidence/hold-claims.ts';
export {
  collectReport,
  type ReportOptions,
  reportHtml,
  reportJson,
  reportMarkdown,
} from './report/make-report.ts';
export { REPORT_FORMAT, type ReportData } from './report/report-data.ts';
export { type RunRead, readRun } from './run/collect.ts';
export type { RunFacts } from './run/run-facts.ts';

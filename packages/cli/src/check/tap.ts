import { visible } from '@phonehome/shared';
import type { Finding, GateReport } from '@phonehome/variants';
import type { Checked } from './checked.ts';
import { findingName } from './details.ts';

/**
 * `--format tap`: TAP 14. A build is a subtest, a finding a test point in it. What was accepted is TODO, so that it fails
 * nothing; unknown that is allowed is SKIP.
 */
export function tapText(checked: Checked): string {
  const { reports } = checked.outcome;
  const lines = reports.flatMap((report, i) => {
    const { points, ok } = pointsOf(report, checked);
    const name = described(report.build);
    return [
      `# Subtest: ${name}`,
      ...[...points, `1..${report.findings.length}`].map((line) => `    ${line}`),
      `${ok ? 'ok' : 'not ok'} ${i + 1} - ${name}`,
    ];
  });
  return `${['TAP version 14', ...lines, `1..${reports.length}`].join('\n')}\n`;
}

function pointsOf({ findings }: GateReport, { outcome, allow_unknown }: Checked): { points: string[]; ok: boolean } {
  let ok = true;
  const points = findings.flatMap((finding, i) => {
    const { rule, verdict, severity, suppressed } = finding;
    const directive = directiveOf(finding, allow_unknown);
    if (verdict !== 'pass' && directive === '') ok = false;
    const good = verdict === 'pass' || directive.startsWith(' # SKIP');
    const point = `${good ? 'ok' : 'not ok'} ${i + 1} - ${described(findingName(finding))}${directive}`;
    if (verdict === 'pass') return [point];
    const details = {
      verdict,
      severity,
      message: finding.message,
      at: finding.evidence.flatMap(({ says, source }) => (source ? [{ ...source, says }] : [])),
      missing: finding.missing,
      remedy: outcome.rules.find(({ id }) => id === rule)?.remedy ?? '',
      ...(suppressed && { suppressed }),
      ...(finding.expired && { expired: finding.expired }),
    };
    return [point, '  ---', ...Object.entries(details).map(([key, value]) => `  ${key}: ${yamlOf(value)}`), '  ...'];
  });
  return { points, ok };
}

function directiveOf({ verdict, severity, suppressed }: Finding, allow_unknown: boolean): string {
  if (verdict === 'fail' && suppressed) {
    return ` # TODO accepted until ${suppressed.expires}: ${described(suppressed.reason)}`;
  }
  if (verdict === 'fail' && severity !== 'error') return ` # TODO only a ${severity}`;
  if (verdict === 'unknown' && (allow_unknown || severity !== 'error')) return ' # SKIP not known';
  return '';
}

/** A text for the line of a test point: on one line, and with nothing that would begin a directive. */
function described(text: string): string {
  return visible(text).replace(/[\\#]/g, '\\$&');
}

/** JSON is YAML, and leaves nothing to be read in two ways. */
function yamlOf(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200e\u200f]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

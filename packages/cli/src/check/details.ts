import { visible } from '@phonehome/shared';
import { type Finding, type GateReport, placeText, type Rule } from '@phonehome/variants';

/** How to call a finding in a list: its rule, and the client that it is about. */
export function findingName({ rule, client, package: name }: Finding): string {
  if (client === null) return rule;
  return `${rule}: ${client}${name === null ? '' : ` (${name})`}`;
}

/** A finding in lines, safe to show: what, where, what is missing or to be done. */
export function detailsOf(
  { verdict, severity, message, evidence, missing, suppressed, expired, rule }: Finding,
  rules: readonly Rule[],
): string {
  const remedy = rules.find(({ id }) => id === rule)?.remedy;
  return [
    `${verdict}${verdict === 'fail' && severity !== 'error' ? ` (${severity})` : ''}: ${message}`,
    ...evidence.map(({ says, source }) => (source ? `${placeText(source)}: ${says}` : says)),
    ...missing.map((fact) => `missing: ${fact}`),
    ...(suppressed ? [`accepted until ${suppressed.expires}: ${suppressed.reason}`] : []),
    ...(expired ? [`was accepted until ${expired.expires}, which has passed: ${expired.reason}`] : []),
    ...(verdict === 'fail' && remedy ? [`what to do: ${remedy}`] : []),
  ]
    .map(visible)
    .join('\n');
}

/** What is told of a build in a line: its label, and what told it. */
export function labelText({ label }: GateReport): string {
  if (label === null) return 'no readable label';
  const place = label.source ? ` (${placeText(label.source)})` : '';
  const unknown = label.known ? '' : ', which is in no table of regions and taken for one without CN';
  return `labelled ${label.region}${unknown}: ${label.because}${place}`;
}

import { fieldNames } from '../protocol/versions.ts';
import { found } from './findings.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding } from './yaml-file.ts';

/** What the schema of `safeguards` cannot say: which fields there are. */
export function checkSafeguards({ safeguards }: Scenario): Finding[] {
  return (safeguards?.fields ?? []).flatMap((name, i) => {
    if (fieldNames.includes(name)) return [];
    const remedy = 'Name fields of docs/reference/report.md';
    return [found(['safeguards', 'fields', i], `no report has a field ${name}`, remedy)];
  });
}

import { lineText } from '../record.ts';
import type { RecordFilter } from './record-store.ts';
import { columnText } from './row.ts';

/** What of a filter the columns can tell, as SQL. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The part of a filter that the columns tell exactly. What they cannot tell is told by `needsLine`. */
export function conditionOf({ from_ms, until_ms, device, outcome, policy_rule, port }: RecordFilter): Condition {
  const parts: [string, string | number | undefined][] = [
    ['time_ms >= ?', from_ms],
    ['time_ms < ?', until_ms],
    ['device = ?', device === undefined ? undefined : columnText(device)],
    ['outcome = ?', outcome],
    ['policy_rule = ?', policy_rule === undefined ? undefined : columnText(policy_rule)],
    ['port = ?', port],
  ];
  const given = parts.filter((part): part is [string, string | number] => part[1] !== undefined);
  return { sql: ['TRUE', ...given.map(([sql]) => sql)].join(' AND '), values: given.map(([, value]) => value) };
}

/** Whether a filter asks for something that only the line of a record tells. */
export function needsLine({ fields = [], anomaly }: RecordFilter): boolean {
  return fields.length > 0 || anomaly !== undefined;
}

/** Texts that the line of a record must have if the filter means it: to look for them is quicker than to parse the line. */
export function signsOf({ fields = [], anomaly }: RecordFilter): string[] {
  const signs = fields.map(({ name, value }) => `${lineText(name)}:${value === undefined ? '' : lineText(value)}`);
  return anomaly === undefined ? signs : [...signs, lineText(anomaly)];
}

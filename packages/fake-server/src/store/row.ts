import { deviceKey } from '@phonehome/shared';
import { type ExchangeRecord, recordLine } from '../record.ts';

/** What a store writes of a record: its line, and the columns by which it can be looked for. */
export interface Row {
  readonly exchange_id: string;
  readonly time_ms: number;
  readonly port: number | null;
  readonly device: string | null;
  readonly outcome: string;
  readonly policy_rule: string;
  readonly bytes: number;
  readonly line: string;
}

/** The row of a record. */
export function rowOf(record: ExchangeRecord, line: string = recordLine(record)): Row {
  const { exchange_id, time_ms, port, report, decision } = record;
  return {
    exchange_id: columnText(exchange_id),
    time_ms,
    port: port ?? null,
    device: report === null ? null : columnText(deviceKey(report)),
    outcome: decision.outcome,
    policy_rule: columnText(decision.policy_rule),
    bytes: Buffer.byteLength(line),
    line,
  };
}

/** A text as it stands in a column: as in JSON, without the quotes. So halves of surrogate pairs and NUL stay what they are. */
export function columnText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

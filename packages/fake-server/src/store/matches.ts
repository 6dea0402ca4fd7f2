import { deviceKey } from '@phonehome/shared';
import type { ExchangeRecord } from '../record.ts';
import type { RecordFilter } from './record-store.ts';

/** Whether a record is meant by a filter. Pure. */
export function matches({ time_ms, port, report, anomalies, decision }: ExchangeRecord, filter: RecordFilter): boolean {
  const { from_ms = -Infinity, until_ms = Infinity, device, fields = [], outcome, policy_rule, anomaly } = filter;
  return (
    from_ms <= time_ms &&
    time_ms < until_ms &&
    (device === undefined || (report !== null && deviceKey(report) === device)) &&
    fields.every(({ name, value }) => hasField(report, name, value)) &&
    (outcome === undefined || decision.outcome === outcome) &&
    (policy_rule === undefined || decision.policy_rule === policy_rule) &&
    (anomaly === undefined || anomalies.some(({ id }) => id === anomaly)) &&
    (filter.port === undefined || port === filter.port)
  );
}

function hasField(report: ExchangeRecord['report'], name: string, value: string | undefined): boolean {
  if (report === null || !Object.hasOwn(report, name)) return false;
  return value === undefined || report[name] === value;
}

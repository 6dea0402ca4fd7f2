import { deviceKey, fieldDefinition, formatDateTime, MS_PER_SECOND } from '@phonehome/shared';
import { type ExchangeRecord, lineText } from './record.ts';

/** What a log tells of a request. */
export interface LogOptions {
  /** From the decision until the record was safe. */
  readonly duration_ms: number;
  /** Whether a person has asked for identifiers. */
  readonly identifiers: boolean;
}

/**
 * A record as a line of a structured log, without line feed. It names no phone, card, address or cell: only what our own
 * code and the policy chose the words of. With `identifiers`, those of the report are there, too. Pure.
 */
export function logLine(record: ExchangeRecord, { duration_ms, identifiers }: LogOptions): string {
  const { exchange_id, time_ms, port, report, anomalies, decision } = record;
  return lineText({
    time: rfc3339(time_ms),
    level: 'info',
    msg: 'request',
    request_id: exchange_id,
    port,
    outcome: decision.outcome,
    rule: decision.policy_rule,
    result_code: decision.result_code,
    anomalies: anomalies.map(({ id }) => id),
    duration_ms: Math.round(duration_ms * MS_PER_SECOND) / MS_PER_SECOND,
    ...(identifiers && report && { device: deviceKey(report), identifiers: identifiersOf(report) }),
  });
}

/** A log line about the server itself. */
export function eventLine(time_ms: number, level: 'info' | 'warn' | 'error', msg: string): string {
  return lineText({ time: rfc3339(time_ms), level, msg });
}

function identifiersOf(report: NonNullable<ExchangeRecord['report']>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(report).filter(
      ([name, value]) => value !== '' && (fieldDefinition(name)?.sensitivity ?? 'configuration') !== 'configuration',
    ),
  );
}

/** A time as RFC 3339 has it, in UTC. */
function rfc3339(time_ms: number): string {
  const fraction = String(time_ms % MS_PER_SECOND).padStart(3, '0');
  return `${formatDateTime(time_ms).replace(' ', 'T')}.${fraction}Z`;
}

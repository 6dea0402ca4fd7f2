import type { ExchangeRecord } from '@phonehome/fake-server';
import { outcomes } from '@phonehome/shared';
import type { Verdict } from '../expectations/verdict.ts';

type Keys<T> = Partial<Record<keyof T, unknown>>;

/** Whether it has the form of a record. What its texts say is anybody's: it was sent by whoever liked to. */
export function isExchangeRecord(value: unknown): value is ExchangeRecord {
  const { exchange_id, time_ms, request, report, anomalies, decision } = keys<ExchangeRecord>(value);
  if (!isText(exchange_id) || !Number.isSafeInteger(time_ms) || !Array.isArray(anomalies)) return false;
  const { outcome, policy_rule, result_code, why } = keys<ExchangeRecord['decision']>(decision);
  if (!(outcomes as readonly unknown[]).includes(outcome) || ![policy_rule, why].every(isText)) return false;
  if (result_code !== null && !isText(result_code)) return false;
  if (report !== null && !(isObject(report) && Object.values(report).every(isText))) return false;
  return anomalies.every(isAnomaly) && isRequest(request);
}

function isRequest(value: unknown): boolean {
  const { method, target, http_version, headers, body_base64, bytes_base64 } = keys<Record<string, unknown>>(value);
  if (method === undefined) return isText(bytes_base64);
  if (![method, target, http_version, body_base64, bytes_base64 ?? ''].every(isText)) return false;
  return (
    Array.isArray(headers) && headers.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText))
  );
}

function isAnomaly(value: unknown): boolean {
  const { id, where, saw } = keys<ExchangeRecord['anomalies'][number]>(value);
  return [id, where, saw].every(isText);
}

/** Whether it is what came of an expectation. */
export function isVerdict(value: unknown): value is Verdict {
  const { id, says, demanded, measured, status } = keys<Verdict>(value);
  return [id, says, demanded, measured].every(isText) && ['held', 'failed', 'not-judged'].includes(status as string);
}

function keys<T>(value: unknown): Keys<T> {
  return isObject(value) ? (value as Keys<T>) : {};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

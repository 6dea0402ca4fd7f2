import { type Decoded, readReport } from '@phonehome/shared';
import type { PolicyCounters } from './counters.ts';
import { decideCounted } from './counters.ts';
import { derivedRecord, type Exchange, isDerivable } from './exchange.ts';
import type { Outcome } from './outcome.ts';
import type { Received, ReceivedRequest } from './receive.ts';
import type { Arrival, ExchangeRecord } from './record.ts';
import type { ReplyPolicy } from './reply-policy.ts';

const NONE: Decoded['anomalies'] = [];

/**
 * The same as `receive` for most requests, without what nobody needs before the reply: the record is made when it is asked
 * for. Null for a request that takes all of `receive`; a test holds the two equal.
 */
export function receiveQuick(
  policy: ReplyPolicy,
  arrival: Arrival,
  read: ReceivedRequest,
  counters: PolicyCounters,
): Received | null {
  const { request, bytes } = read;
  if (!bytes || !isDerivable(read) || request.headers.some(isCoding)) return null;
  const report = readReport(request.body);
  if (!report) return null;
  // Where there is a report, no condition asks what was odd about it.
  const asked = { time_ms: arrival.time_ms, headers: request.headers, decoded: { report, anomalies: NONE } };
  const { decision, outcome } = decideCounted(policy, counters, asked);
  return new QuickReceived({ arrival, bytes, decision }, outcome);
}

const CODING = 'content-encoding';

function isCoding([name]: readonly [string, string]): boolean {
  return name.length === CODING.length && name.toLowerCase() === CODING;
}

class QuickReceived implements Received {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  #record: ExchangeRecord | null = null;

  constructor(exchange: Exchange, outcome: Outcome) {
    this.exchange = exchange;
    this.outcome = outcome;
  }

  get record(): ExchangeRecord {
    this.#record ??= derivedRecord(this.exchange);
    return this.#record;
  }
}

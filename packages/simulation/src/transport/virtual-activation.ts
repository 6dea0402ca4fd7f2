import { type ExchangeRecord, receiveActivation, wireReply } from '@phonehome/fake-server';
import { encodeRequest, parseRequest } from '@phonehome/shared';
import type { ActivationTransport } from './transport.ts';
import type { WireWitness } from './wire-witness.ts';

/** Hands the bytes of each activation to the core of the maker's server in memory. What TLS adds is left out. */
export function createVirtualActivations(witness?: WireWitness): ActivationTransport {
  let records: ExchangeRecord[] = [];
  return {
    activate(exchange) {
      const { exchange_id, time_ms, request } = exchange;
      const read = { request: parseRequest(encodeRequest(request)) };
      const { record, outcome } = receiveActivation({ exchange_id, time_ms }, read);
      records.push(record);
      witness?.activation?.(exchange, record, wireReply(outcome, read.request));
      return { kind: 'reply', delay_ms: outcome.delay_ms, ...outcome.reply };
    },
    takeActivations() {
      const taken = records;
      records = [];
      return taken;
    },
    close: () => Promise.resolve(),
  };
}

import { type ExchangeRecord, receiveActivation } from '@phonehome/fake-server';
import { encodeRequest, parseRequest } from '@phonehome/shared';
import type { ActivationTransport } from './transport.ts';
import { metBy, type WireWitness } from './wire-witness.ts';

/**
 * Hands the bytes of each activation to the core of the maker's server in memory. What TLS adds is left out.
 * @param witness hears of each, in the place of a record
 */
export function createVirtualActivations(witness?: Pick<WireWitness, 'activation'>): ActivationTransport {
  let records: ExchangeRecord[] = [];
  return {
    activate(exchange) {
      const { exchange_id, time_ms } = exchange;
      const request = parseRequest(encodeRequest(exchange.request));
      const { record, outcome } = receiveActivation({ exchange_id, time_ms }, { request });
      if (witness) witness.activation(exchange, metBy(record, outcome, request));
      else records.push(record);
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

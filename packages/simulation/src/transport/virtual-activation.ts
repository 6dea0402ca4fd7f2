import { type ExchangeRecord, receiveActivation } from '@phonehome/fake-server';
import { encodeRequest, parseRequest } from '@phonehome/shared';
import type { ActivationTransport } from './transport.ts';

/** Hands the bytes of each activation to the core of the maker's server in memory. What TLS adds is left out. */
export function createVirtualActivations(): ActivationTransport {
  let records: ExchangeRecord[] = [];
  return {
    activate({ exchange_id, time_ms, request }) {
      const read = { request: parseRequest(encodeRequest(request)) };
      const { record, outcome } = receiveActivation({ exchange_id, time_ms }, read);
      records.push(record);
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

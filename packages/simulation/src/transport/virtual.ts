import { type ExchangeRecord, type ReplyPolicy, receiveDecoded } from '@phonehome/fake-server';
import { createRepeatedReader } from './repeated-request.ts';
import type { Transport } from './transport.ts';
import { createVirtualActivations } from './virtual-activation.ts';

/** Hands the bytes of each request to the server's core in memory. */
export function createVirtualTransport(policy: ReplyPolicy): Transport {
  const read = createRepeatedReader();
  let records: ExchangeRecord[] = [];
  return {
    ...createVirtualActivations(),
    name: 'virtual',
    exchange({ device, exchange_id, time_ms, bytes }) {
      const { request, decoded } = read(device, bytes);
      const { record, outcome } = receiveDecoded(policy, { exchange_id, time_ms }, { request }, decoded);
      records.push(record);
      if (outcome.outcome === 'silence') return { kind: 'silence' };
      if (outcome.outcome === 'reset') return { kind: 'connection_lost', delay_ms: outcome.delay_ms };
      return { kind: 'reply', delay_ms: outcome.delay_ms, body: outcome.reply.body };
    },
    takeRecords() {
      const taken = records;
      records = [];
      return taken;
    },
  };
}

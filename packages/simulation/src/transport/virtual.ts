import { type ExchangeRecord, type ReplyPolicy, receive } from '@phonehome/fake-server';
import { parseRequest } from '@phonehome/shared';
import type { Transport } from './transport.ts';
import { createVirtualActivations } from './virtual-activation.ts';

/** Hands the bytes of each request to the server's core in memory. */
export function createVirtualTransport(policy: ReplyPolicy): Transport {
  let records: ExchangeRecord[] = [];
  return {
    ...createVirtualActivations(),
    name: 'virtual',
    exchange({ exchange_id, time_ms, bytes }) {
      const { record, outcome } = receive(policy, { exchange_id, time_ms }, parseRequest(bytes));
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

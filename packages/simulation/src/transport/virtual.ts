import { type ExchangeRecord, type ReplyPolicy, receiveDecoded } from '@phonehome/fake-server';
import { observationOf } from './observed.ts';
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
    exchange({ device, exchange_id, time_ms, sent: { bytes } }) {
      const { request, decoded } = read(device, bytes);
      const { record, outcome } = receiveDecoded(policy, { exchange_id, time_ms }, { request }, decoded);
      records.push(record);
      return observationOf(outcome);
    },
    takeRecords() {
      const taken = records;
      records = [];
      return taken;
    },
  };
}

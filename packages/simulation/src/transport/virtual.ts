import { type ExchangeRecord, type ReplyPolicy, receiveDecoded, wireReply } from '@phonehome/fake-server';
import { observationOf } from './observed.ts';
import { createRepeatedReader } from './repeated-request.ts';
import type { Transport } from './transport.ts';
import { createVirtualActivations } from './virtual-activation.ts';
import type { WireWitness } from './wire-witness.ts';

/**
 * Hands the bytes of each request to the server's core in memory.
 * @param witness hears of each exchange; to be told of it costs time
 */
export function createVirtualTransport(policy: ReplyPolicy, witness?: WireWitness): Transport {
  const read = createRepeatedReader();
  let records: ExchangeRecord[] = [];
  return {
    ...createVirtualActivations(witness),
    name: 'virtual',
    exchange(exchange) {
      const { device, exchange_id, time_ms, bytes } = exchange;
      const { request, decoded } = read(device, bytes);
      const { record, outcome } = receiveDecoded(policy, { exchange_id, time_ms }, { request }, decoded);
      records.push(record);
      witness?.report?.(exchange, record, wireReply(outcome, request));
      return observationOf(outcome);
    },
    takeRecords() {
      const taken = records;
      records = [];
      return taken;
    },
  };
}

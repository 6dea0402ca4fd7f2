import { encodeMessage, toProto } from '@phonehome/shared';
import type { ExchangeForm } from './exchange-file.ts';

/** Messages `phonehome.v1.TrafficExchange`, each after its length (delimited). */
export const protobuf: ExchangeForm = {
  format: 'protobuf',
  extension: 'binpb',
  head: '',
  tail: '',
  stretch({ rows }, write) {
    for (const row of rows('exchanges')) {
      write(encodeMessage('TrafficExchange', toProto('TrafficExchange', row), { delimited: true }));
    }
  },
};

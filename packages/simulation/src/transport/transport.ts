import type { Exchange, Observation } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';

/** How requests reach the server: through memory or over sockets. */
export interface Transport {
  readonly name: 'virtual' | 'live';
  /** Carries one request to the server and tells what the phone sees of it. */
  exchange(exchange: Exchange): Observation | Promise<Observation>;
  /** The records that the server has made since the last call, in no order. */
  takeRecords(): ExchangeRecord[];
  close(): Promise<void>;
}

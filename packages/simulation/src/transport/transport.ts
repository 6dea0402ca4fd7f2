import type { ActivationExchange, ActivationObservation, Exchange, Observation } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';

/** How activations reach the maker's server. It is another recipient, so its records are kept apart. */
export interface ActivationTransport {
  /** Carries one activation to the maker's server and tells what the phone sees of it. */
  activate(exchange: ActivationExchange): ActivationObservation | Promise<ActivationObservation>;
  /** The records that the maker's server has made since the last call, in no order. */
  takeActivations(): ExchangeRecord[];
  close(): Promise<void>;
}

/** How requests reach their server: through memory or over sockets. */
export interface Transport extends ActivationTransport {
  readonly name: 'virtual' | 'live';
  /** Carries one request to the server and tells what the phone sees of it. */
  exchange(exchange: Exchange): Observation | Promise<Observation>;
  /** The records that the server has made since the last call, in no order. */
  takeRecords(): ExchangeRecord[];
}

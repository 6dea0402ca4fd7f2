import type { ActivationExchange, ActivationObservation, Exchange, Observation } from '@phonehome/client-sim';
import type { Transport } from './transport.ts';

/** What a phone sees of a request. */
type Seen = Observation | ActivationObservation;

/** Carries a request to the server that it is for: the operator's, or the maker's. */
export function carry(transport: Transport, exchange: Exchange | ActivationExchange): Seen | Promise<Seen> {
  return 'port' in exchange ? transport.exchange(exchange) : transport.activate(exchange);
}

import type { ActivationExchange, Exchange } from '@phonehome/client-sim';
import type { ExchangeRecord, WireReply } from '@phonehome/fake-server';

/** Hears of each exchange of a run in memory when it is over: what was sent, what was kept of it, what was answered. */
export interface WireWitness {
  report?(exchange: Exchange, record: ExchangeRecord, reply: WireReply): void;
  /** The maker's own activation, which goes over the wire within TLS. */
  activation?(exchange: ActivationExchange, record: ExchangeRecord, reply: WireReply): void;
}

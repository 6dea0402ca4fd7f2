import type { ActivationExchange, Exchange } from '@phonehome/client-sim';
import { type ExchangeRecord, type Outcome, type WireReply, wireReply } from '@phonehome/fake-server';
import type { HttpRequest } from '@phonehome/shared';

/** What a request met with. REGDATE apart, it is the same for many: then it is the same object. */
export interface Met extends Pick<ExchangeRecord, 'report' | 'decision'> {
  readonly reply: WireReply;
}

/** Hears of each exchange of a run in memory: what was sent, and what it met with. */
export interface WireWitness {
  report(exchange: Exchange, met: Met): void;
  /** The maker's own activation, which goes over the wire within TLS. */
  activation(exchange: ActivationExchange, met: Met): void;
}

/** What a request met with, by its record and its outcome. */
export function metBy({ report, decision }: ExchangeRecord, outcome: Outcome, request: HttpRequest): Met {
  return { report, decision, reply: wireReply(outcome, request) };
}

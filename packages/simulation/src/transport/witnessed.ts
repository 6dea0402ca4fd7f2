import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '@phonehome/client-sim';
import { type ReplyPolicy, receive, type Steadiness, steadinessOf } from '@phonehome/fake-server';
import { MS_PER_DAY, parseRequest, type RequestForm } from '@phonehome/shared';
import { observationOf } from './observed.ts';
import type { Transport } from './transport.ts';
import { createVirtualActivations } from './virtual-activation.ts';
import { type Met, metBy, type WireWitness } from './wire-witness.ts';

/** What the last request of a form met with, in a span of time in which the next meets with the same. */
interface Last {
  readonly span: number;
  readonly met: Met;
  readonly observation: Observation;
}

/**
 * The server's core in memory, as of a virtual run, for who wants to hear what goes over the wire and no records. Where
 * the policy is steady, a request of a form that has been there in this span of time meets with the same, and is not even made.
 */
export function createWitnessedTransport(policy: ReplyPolicy, witness: WireWitness): Transport {
  const steadiness = steadinessOf(policy);
  const lasts = new WeakMap<RequestForm, Last>();
  return {
    ...createVirtualActivations(witness),
    name: 'virtual',
    exchange(exchange) {
      const { exchange_id, time_ms, sent } = exchange;
      const { form } = sent;
      const span = spanOf(time_ms, steadiness);
      const last = form ? lasts.get(form) : undefined;
      if (last?.span === span) {
        witness.report(exchange, last.met);
        return last.observation;
      }
      const request = parseRequest(sent.bytes);
      const { record, outcome } = receive(policy, { exchange_id, time_ms }, { request });
      const met = againOr(last?.met, metBy(record, outcome, request));
      const observation = observationOf(outcome);
      if (form && steadiness !== 'never') lasts.set(form, { span, met, observation });
      witness.report(exchange, met);
      return observation;
    },
    takeRecords: () => [],
  };
}

/** Which span of time a moment is in, of those in which a policy decides alike. */
function spanOf(time_ms: number, steadiness: Steadiness): number {
  return steadiness === 'always' ? 0 : Math.floor(time_ms / MS_PER_DAY);
}

/** What a form met with on an earlier day, where that is the same as today: who knows it need not look again. */
function againOr(before: Met | undefined, met: Met): Met {
  const isSame =
    before !== undefined &&
    isDeepStrictEqual(before.decision, met.decision) &&
    isDeepStrictEqual(before.reply, met.reply) &&
    (before.report === null) === (met.report === null);
  return isSame ? before : met;
}

import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '@phonehome/client-sim';
import { isSteady, type ReplyPolicy, receive } from '@phonehome/fake-server';
import { MS_PER_DAY, parseRequest, type RequestForm } from '@phonehome/shared';
import { observationOf } from './observed.ts';
import type { Transport } from './transport.ts';
import { createVirtualActivations } from './virtual-activation.ts';
import { type Met, metBy, type WireWitness } from './wire-witness.ts';

/** What the last request of a form met with, on a day. */
interface Last {
  readonly day: number;
  readonly met: Met;
  readonly observation: Observation;
}

/**
 * The server's core in memory, as of a virtual run, for who wants to hear what goes over the wire and no records. Where
 * the policy is steady, a request of a form that has been there on this day meets with the same, and is not even made.
 */
export function createWitnessedTransport(policy: ReplyPolicy, witness: WireWitness): Transport {
  const steady = isSteady(policy);
  const lasts = new WeakMap<RequestForm, Last>();
  return {
    ...createVirtualActivations(witness),
    name: 'virtual',
    exchange(exchange) {
      const { exchange_id, time_ms, sent } = exchange;
      const { form } = sent;
      const day = Math.floor(time_ms / MS_PER_DAY);
      const last = form ? lasts.get(form) : undefined;
      if (last?.day === day) {
        witness.report(exchange, last.met);
        return last.observation;
      }
      const request = parseRequest(sent.bytes);
      const { record, outcome } = receive(policy, { exchange_id, time_ms }, { request });
      const met = againOr(last?.met, metBy(record, outcome, request));
      const observation = observationOf(outcome);
      if (form && steady) lasts.set(form, { day, met, observation });
      witness.report(exchange, met);
      return observation;
    },
    takeRecords: () => [],
  };
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

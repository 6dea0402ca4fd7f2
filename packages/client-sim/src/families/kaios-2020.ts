import { kaios2020 } from '@phonehome/shared';
import type { ClientEvent } from './client-event.ts';
import { type HourlyRules, type HourlyState, type HourlyStep, stepHourly } from './hourly-client.ts';
import type { PhoneFacts } from './phone-facts.ts';
import { chinaTelecomGate, memoGate, simReadyGate } from './sim-gates.ts';

const rules: HourlyRules = {
  family: kaios2020,
  closedGate: ({ preferences }, facts) =>
    simReadyGate(facts) ?? chinaTelecomGate(facts) ?? memoGate(facts, preferences.registered_iccids),
};

/**
 * The client of KaiOS phones of 2020 as a pure function (dossier 3): each rule has a transcript of its name in
 * test/client-sim/families/kaios-2020. What starts a series of rounds is not known: a boot (ours).
 */
export function stepKaios2020(state: HourlyState, event: ClientEvent, facts: PhoneFacts): HourlyStep {
  return stepHourly(rules, state, event, facts);
}

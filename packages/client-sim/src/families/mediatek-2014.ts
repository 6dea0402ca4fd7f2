import { mediatek2014 } from '@phonehome/shared';
import type { ClientEvent } from './client-event.ts';
import { type HourlyRules, type HourlyState, type HourlyStep, stepHourly } from './hourly-client.ts';
import type { PhoneFacts } from './phone-facts.ts';
import { iccidGate, memoGate, roamingGate, simReadyGate } from './sim-gates.ts';

const rules: HourlyRules = {
  family: mediatek2014,
  closedGate: ({ preferences }, facts) =>
    simReadyGate(facts) ?? roamingGate(facts) ?? iccidGate(facts) ?? memoGate(facts, preferences.registered_iccids),
};

/**
 * The client of MediaTek phones of 2014 as a pure function (dossier 3): each rule has a transcript of its name in
 * test/client-sim/families/mediatek-2014. It is started by a boot and by a change of the SIM record, and looks at no
 * operator: what is not known of it is as in the generation of 2014 (ours).
 */
export function stepMediatek2014(state: HourlyState, event: ClientEvent, facts: PhoneFacts): HourlyStep {
  return stepHourly(rules, state, event, facts);
}

import { lteModule } from '@phonehome/shared';
import type { ClientEvent } from './client-event.ts';
import { type HourlyRules, type HourlyState, type HourlyStep, stepHourly } from './hourly-client.ts';
import type { PhoneFacts } from './phone-facts.ts';
import { chinaTelecomGate, memoGate, roamingGate, simReadyGate } from './sim-gates.ts';

const rules: HourlyRules = {
  family: lteModule,
  closedGate: ({ preferences }, facts) =>
    simReadyGate(facts) ??
    chinaTelecomGate(facts) ??
    roamingGate(facts) ??
    memoGate(facts, preferences.registered_iccids),
};

/**
 * The client of an LTE-M or NB-IoT module as a pure function (dossier 3): each rule has a transcript of its name in
 * test/client-sim/families/lte-module. It sends only on China Telecom: with its card and at home (ours); and only if
 * the ICCID is not that of the last success.
 */
export function stepLteModule(state: HourlyState, event: ClientEvent, facts: PhoneFacts): HourlyStep {
  return stepHourly(rules, state, event, facts);
}

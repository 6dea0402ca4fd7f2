import { CHINA_TELECOM } from '@phonehome/shared';
import { type ClientCommand, holdBack } from './client-command.ts';
import type { PhoneFacts } from './phone-facts.ts';

/** The gates that several families have (dossier 3): each is closed with a command that says what it saw, or open. */
type SimGate = (facts: PhoneFacts) => ClientCommand | null;

/** Closed if no SIM is ready. */
export const simReadyGate: SimGate = ({ sims }) =>
  sims.some((sim) => sim.ready) ? null : holdBack('no-sim-ready', 'no SIM is ready');

/** Closed if any SIM roams. */
export const roamingGate: SimGate = ({ sims }) => {
  const roaming = sims.findIndex((sim) => sim.roaming);
  return roaming < 0 ? null : holdBack('roaming', `SIM ${roaming + 1} roams`);
};

/** Closed if the ICCIDs of all slots are empty. */
export const iccidGate: SimGate = ({ sims }) =>
  sims.every((sim) => sim.iccid === '') ? holdBack('no-iccid', 'all ICCIDs are empty') : null;

/** Closed if no SIM is China Telecom's, by the label of its operator. */
export const chinaTelecomGate: SimGate = ({ sims }) => {
  if (sims.some(({ operator }) => operator === CHINA_TELECOM)) return null;
  return holdBack('not-china-telecom', sims.map(({ operator }, i) => `SIM ${i + 1}: ${operator || 'none'}`).join(', '));
};

/** Closed if a success is stored for the ICCIDs of all slots. */
export function memoGate(facts: PhoneFacts, registered_iccids: string | null): ClientCommand | null {
  const iccids = iccidText(facts);
  return registered_iccids === iccids ? holdBack('already-registered', `success stored for ${iccids}`) : null;
}

/** The ICCIDs of all slots, joined by a comma: what a success is stored for. */
export function iccidText({ sims }: PhoneFacts): string {
  // Asked for at each event that a client hears.
  let text = sims[0]?.iccid ?? '';
  for (let slot = 1; slot < sims.length; slot++) text += `,${(sims[slot] as { readonly iccid: string }).iccid}`;
  return text;
}

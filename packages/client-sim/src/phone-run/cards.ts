import type { ResolvedCohort } from '@phonehome/shared';
import { cardOf, type PhoneIdentity } from '../device/identity.ts';
import type { CardInPhone, RunState } from './state.ts';

/** The cards that a phone has at the beginning. */
export function firstCards({ sims }: ResolvedCohort, identity: PhoneIdentity): CardInPhone[] {
  return sims.map(({ operator, country }, i) => {
    const { iccid, imsi } = identity.sims[i] as PhoneIdentity['sims'][number];
    return { slot: i === 0 ? 1 : 2, operator, country, iccid, imsi, from_ms: 0 };
  });
}

/** After an exchange of the card in slot 1: its numbers become those of the phone. */
export function takeNewCard(run: RunState, time_ms: number): void {
  const { identity, phone, device, seed } = run;
  const card = cardOf(phone.next_sim, device, 0, phone.swaps, seed);
  const { operator, country } = phone.next_sim;
  run.identity = { ...identity, sims: [card, ...identity.sims.slice(1)] };
  run.cards.push({ slot: 1, operator, country, ...card, from_ms: time_ms });
}

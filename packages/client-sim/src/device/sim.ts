import { CARDS_A_SLOT } from '@phonehome/shared';
import type { Phone } from './phone.ts';
import { after, loseService, type PhoneStep, reconnect, unchanged } from './phone-step.ts';

/** The phone is in service again; not while in airplane mode or without its card. */
export function serviceFound(phone: Phone): PhoneStep {
  if (phone.airplane_mode || !phone.sims_ready) return unchanged(phone);
  return reconnect({ ...phone, in_service: true }, [
    { event: 'service_state', in_service: true, roaming: phone.abroad },
  ]);
}

/**
 * The card in slot 1 is exchanged for a new one, while the phone is on or off. A slot sees ten cards at most, since
 * their numbers come from reserved ranges; a further exchange is not made.
 */
export function swapSim(phone: Phone): PhoneStep {
  if (phone.swaps + 1 >= CARDS_A_SLOT) return unchanged(phone);
  const { sim_swap_ms, service_after_boot_ms } = phone.timings;
  const swapped: Phone = {
    ...phone,
    sims: [phone.next_sim, ...phone.sims.slice(1)],
    swaps: phone.swaps + 1,
    sims_ready: false,
  };
  if (phone.power !== 'on') return unchanged(swapped);
  return {
    ...loseService(swapped, [{ event: 'sim_removed' }]),
    timers: [
      after(sim_swap_ms, { input: 'sim_found' }),
      after(sim_swap_ms + service_after_boot_ms, { input: 'service_found' }),
    ],
  };
}

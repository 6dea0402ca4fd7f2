import type { Sim } from '@phonehome/shared';
import type { Phone } from './phone.ts';
import { after, loseService, type PhoneStep, reconnect, unchanged } from './phone-step.ts';

/** Airplane mode for a while: no service, and no Wi-Fi either (ours: many people switch it on again). */
export function airplaneMode(phone: Phone, duration_ms: number): PhoneStep {
  if (phone.power !== 'on' || phone.airplane_mode) return unchanged(phone);
  return {
    ...loseService({ ...phone, airplane_mode: true }, [{ event: 'airplane_mode', on: true }]),
    timers: [after(duration_ms, { input: 'airplane_mode_off' })],
  };
}

/** Airplane mode ends: Wi-Fi at once, service a little later. */
export function airplaneModeOff(phone: Phone): PhoneStep {
  const { service_after_boot_ms } = phone.timings;
  return {
    ...reconnect({ ...phone, airplane_mode: false }, [{ event: 'airplane_mode', on: false }]),
    timers: [after(service_after_boot_ms, { input: 'service_found' })],
  };
}

/** Mobile data moves to the other card, if there is one. */
export function switchDataSim(phone: Phone): PhoneStep {
  const slot = phone.data_slot === 1 ? 2 : 1;
  if (phone.power !== 'on' || !phone.sims[slot - 1]) return unchanged(phone);
  return { phone: { ...phone, data_slot: slot }, events: [{ event: 'data_sim_switched', slot }], timers: [] };
}

/** VoLTE of the data SIM is switched on or off, if the card knows it. */
export function switchVolte(phone: Phone): PhoneStep {
  const { data_slot } = phone;
  const sim = phone.sims[data_slot - 1];
  if (phone.power !== 'on' || !sim || sim.volte === 'not-supported') return unchanged(phone);
  const on = sim.volte === 'off';
  const changed: Sim = { ...sim, volte: on ? 'on' : 'off' };
  return {
    phone: { ...phone, sims: phone.sims.map((old, i) => (i === data_slot - 1 ? changed : old)) },
    events: [{ event: 'volte_switched', slot: data_slot, on }],
    timers: [],
  };
}

/** The secondary user has the phone for a while. */
export function secondaryUser(phone: Phone, duration_ms: number): PhoneStep {
  if (phone.power !== 'on' || !phone.primary_user) return unchanged(phone);
  return {
    phone: { ...phone, primary_user: false },
    events: [{ event: 'user_switched', primary: false }],
    timers: [after(duration_ms, { input: 'primary_user' })],
  };
}

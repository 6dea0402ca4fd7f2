import type { PhoneInput } from './event.ts';
import type { Phone } from './phone.ts';
import { after, loseService, type PhoneStep, reconnect, unchanged } from './phone-step.ts';
import { bootDone, powerLoss, shutDown, switchOn } from './power.ts';
import { sleep, unlock, wake, wifiIdle } from './screen.ts';
import { airplaneMode, airplaneModeOff, secondaryUser, switchDataSim, switchVolte } from './settings.ts';
import { serviceFound, swapSim } from './sim.ts';
import { bootFailed, failingUpdate, update } from './update.ts';

/** One step of a phone. Pure; inputs that make no sense in its state (a wake while it is off) change nothing. */
export function stepPhone(phone: Phone, input: PhoneInput): PhoneStep {
  switch (input.input) {
    case 'switch_on':
      return switchOn(phone);
    case 'boot_done':
      return bootDone(phone);
    case 'sim_found':
      return { phone: { ...phone, sims_ready: true }, events: [{ event: 'sim_loaded' }], timers: [] };
    case 'service_found':
      return serviceFound(phone);
    case 'network_found':
      return reconnect({ ...phone, network_ready: true });
    case 'wake':
      return wake(phone, input);
    case 'unlock':
      return unlock(phone);
    case 'sleep':
      return sleep(phone);
    case 'wifi_idle':
      return wifiIdle(phone, input.session);
    case 'wifi_join':
      return reconnect({ ...phone, wifi_awake: true });
    case 'move':
      return reconnect({ ...phone, wifi_in_reach: input.wifi, cell: phone.abroad ? phone.cell : input.cell });
    case 'travel':
      return travel(phone, input);
    case 'reboot':
      return phone.power === 'on' ? shutDown(phone, phone.timings.reboot_ms) : unchanged(phone);
    case 'power_loss':
      return powerLoss(phone, input.off_ms);
    case 'update':
      return update(phone, input.build);
    case 'failing_update':
      return failingUpdate(phone, input);
    case 'boot_failed':
      return bootFailed(phone);
    case 'airplane_mode':
      return airplaneMode(phone, input.duration_ms);
    case 'airplane_mode_off':
      return airplaneModeOff(phone);
    case 'swap_sim':
      return swapSim(phone);
    case 'switch_data_sim':
      return switchDataSim(phone);
    case 'switch_volte':
      return switchVolte(phone);
    case 'secondary_user':
      return secondaryUser(phone, input.duration_ms);
    case 'primary_user':
      return {
        phone: { ...phone, primary_user: true },
        events: [{ event: 'user_switched', primary: true }],
        timers: [],
      };
    case 'secret_code':
      return phone.power === 'on' ? { phone, events: [{ event: 'secret_code' }], timers: [] } : unchanged(phone);
    case 'consent':
      return { phone, events: [{ event: 'consent', given: input.given }], timers: [] };
  }
}

function travel(phone: Phone, input: PhoneInput & { input: 'travel' }): PhoneStep {
  const there = { ...phone, abroad: input.abroad, cell: input.cell };
  if (phone.power !== 'on' || !phone.in_service) return unchanged(there);
  // Leaving the country, the phone is out of service as what it was before: roaming or not.
  const gone = loseService({ ...there, abroad: phone.abroad });
  return {
    ...gone,
    phone: { ...gone.phone, abroad: input.abroad },
    timers: [after(phone.timings.service_after_travel_ms, { input: 'service_found' })],
  };
}

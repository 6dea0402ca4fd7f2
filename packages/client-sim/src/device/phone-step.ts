import type { DeviceEvent, Network, PhoneInput } from './event.ts';
import type { Phone } from './phone.ts';

/** A timer of the phone: the input that comes back after a while. */
export interface PhoneTimer {
  readonly after_ms: number;
  readonly input: PhoneInput;
}

/** What a step gives: the new state, what happened, timers to set; a shutdown or power loss first drops all timers. */
export interface PhoneStep {
  readonly phone: Phone;
  readonly events: readonly DeviceEvent[];
  readonly timers: readonly PhoneTimer[];
}

/** A timer. */
export function after(after_ms: number, input: PhoneInput): PhoneTimer {
  return { after_ms, input };
}

/** A step in which nothing happens. */
export function unchanged(phone: Phone): PhoneStep {
  return { phone, events: [], timers: [] };
}

/** Lets the phone find its network anew, after some events: Wi-Fi before mobile data. */
export function reconnect(phone: Phone, events: readonly DeviceEvent[] = []): PhoneStep {
  const network = bestNetwork(phone);
  const change: DeviceEvent[] = network === phone.network ? [] : [{ event: 'connectivity_change', network }];
  return { phone: { ...phone, network }, events: [...events, ...change], timers: [] };
}

/** Takes the phone out of service, if it is in. */
export function loseService(phone: Phone, events: readonly DeviceEvent[] = []): PhoneStep {
  if (!phone.in_service) return reconnect(phone, events);
  return reconnect({ ...phone, in_service: false }, [
    ...events,
    { event: 'service_state', in_service: false, roaming: phone.abroad },
  ]);
}

function bestNetwork(phone: Phone): Network {
  if (!phone.network_ready || phone.airplane_mode) return 'none';
  if (phone.wifi_in_reach && phone.wifi_awake) return 'wifi';
  return phone.behaviour.mobile_data && phone.in_service ? 'mobile' : 'none';
}

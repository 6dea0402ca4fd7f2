import type { PhoneInput } from './event.ts';
import type { Phone } from './phone.ts';
import { after, type PhoneStep, reconnect, unchanged } from './phone-step.ts';

/** The screen goes on for a while; with `wifi_sleep: never`, Wi-Fi comes back. */
export function wake(phone: Phone, input: PhoneInput & { input: 'wake' }): PhoneStep {
  if (phone.power !== 'on') return unchanged(phone);
  const timers = [after(input.session_ms, { input: 'sleep' })];
  if (input.unlock_after_ms !== null) timers.push(after(input.unlock_after_ms, { input: 'unlock' }));
  if (!phone.wifi_awake) timers.push(after(phone.timings.wifi_join_ms, { input: 'wifi_join' }));
  return {
    phone: { ...phone, screen_on: true, session: phone.session + 1 },
    events: [{ event: 'screen_on' }],
    timers,
  };
}

/** The user unlocks the phone, if the screen is still on. */
export function unlock(phone: Phone): PhoneStep {
  return { phone, events: phone.screen_on ? [{ event: 'user_present' }] : [], timers: [] };
}

/** The screen goes off. */
export function sleep(phone: Phone): PhoneStep {
  const idles = phone.behaviour.wifi_sleep === 'never';
  return {
    phone: { ...phone, screen_on: false },
    events: [{ event: 'screen_off' }],
    timers: idles ? [after(phone.timings.wifi_idle_ms, { input: 'wifi_idle', session: phone.session })] : [],
  };
}

/** The screen has been off for long: Wi-Fi is left, unless it has been on since. */
export function wifiIdle(phone: Phone, session: number): PhoneStep {
  const stale = session !== phone.session || phone.screen_on;
  return stale ? unchanged(phone) : reconnect({ ...phone, wifi_awake: false });
}

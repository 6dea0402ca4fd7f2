import type { ResolvedBuild } from '@phonehome/shared';
import type { Phone } from './phone.ts';
import { after, type PhoneStep, unchanged } from './phone-step.ts';

/** The phone starts: first of all an update that is in the other slot, even if that will come to nothing. */
export function switchOn(phone: Phone): PhoneStep {
  const boots = after(phone.timings.boot_ms, { input: phone.failing ? 'boot_failed' : 'boot_done' });
  return { phone: { ...phone, power: 'booting' }, events: [], timers: [boots] };
}

/** BOOT_COMPLETED; the cards, service and a network come after it. The build has its say about the master switch. */
export function bootDone(phone: Phone): PhoneStep {
  const { timings, build } = phone;
  const persisted_switch = switchAfterBoot(build, phone.persisted_switch);
  return {
    phone: {
      ...phone,
      power: 'on',
      wifi_awake: true,
      persisted_switch,
      registration_enabled: persisted_switch ?? build.client === 'default-on',
    },
    events: [{ event: 'boot_completed', build: build.id }],
    timers: [
      after(timings.sim_after_boot_ms, { input: 'sim_found' }),
      after(timings.service_after_boot_ms, { input: 'service_found' }),
      after(timings.network_after_boot_ms, { input: 'network_found' }),
    ],
  };
}

/** A build sets the persisted property, resets it, or leaves what it finds (dossier 3 and 5). */
export function switchAfterBoot({ client }: ResolvedBuild, found: boolean | null): boolean | null {
  if (client === 'on') return true;
  return client === 'off' ? false : found;
}

/** An orderly end: applications hear of it. It starts again by itself after a while. */
export function shutDown(phone: Phone, off_ms: number): PhoneStep {
  return { phone: off(phone), events: [{ event: 'shutdown' }], timers: [after(off_ms, { input: 'switch_on' })] };
}

/** The battery is empty, in the middle of whatever was going on. */
export function powerLoss(phone: Phone, off_ms: number): PhoneStep {
  if (phone.power === 'off') return unchanged(phone);
  return { phone: off(phone), events: [{ event: 'power_lost' }], timers: [after(off_ms, { input: 'switch_on' })] };
}

/** It comes up again with the primary user in front, and people start it without airplane mode (ours). */
function off(phone: Phone): Phone {
  return {
    ...phone,
    power: 'off',
    screen_on: false,
    primary_user: true,
    sims_ready: false,
    airplane_mode: false,
    in_service: false,
    network_ready: false,
    network: 'none',
  };
}

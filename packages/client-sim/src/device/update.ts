import type { FirstBoot, ResolvedBuild } from '@phonehome/shared';
import type { Phone } from './phone.ts';
import { after, type PhoneStep, unchanged } from './phone-step.ts';
import { shutDown, switchAfterBoot } from './power.ts';

/** The phone installs a build, which takes a restart. */
export function update(phone: Phone, build: ResolvedBuild): PhoneStep {
  if (phone.power !== 'on') return unchanged(phone);
  const down = shutDown({ ...phone, build }, phone.timings.update_ms);
  return { ...down, events: [{ event: 'system_update', build: build.id }, ...down.events] };
}

/** The same with a build that will not start. Until it has been tried, the phone has the build that it had. */
export function failingUpdate(
  phone: Phone,
  { build, first_boot }: { readonly build: ResolvedBuild; readonly first_boot: FirstBoot },
): PhoneStep {
  if (phone.power !== 'on') return unchanged(phone);
  return shutDown({ ...phone, failing: { build, first_boot } }, phone.timings.update_ms);
}

/**
 * The boot loader gives up on the slot of an update and boots the other one. Both have one data partition: a boot that
 * came as far as init has set or reset the persisted property before it failed, and nothing takes that back [ours].
 */
export function bootFailed(phone: Phone): PhoneStep {
  const { failing, persisted_switch: found, timings } = phone;
  if (!failing) return unchanged(phone);
  const { build, first_boot } = failing;
  const persisted_switch = first_boot === 'init' ? switchAfterBoot(build, found) : found;
  return {
    phone: { ...phone, failing: null, persisted_switch },
    events: [
      { event: 'update_failed', build: build.id, first_boot, on: persisted_switch ?? false },
      { event: 'fell_back', build: phone.build.id },
    ],
    timers: [after(timings.boot_ms, { input: 'boot_done' })],
  };
}

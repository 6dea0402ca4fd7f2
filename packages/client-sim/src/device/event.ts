import type { FirstBoot, ResolvedBuild } from '@phonehome/shared';

/** How a phone is online. */
export type Network = 'wifi' | 'mobile' | 'none';

/** What happens on a phone, in Android's words. */
export type DeviceEvent =
  | { readonly event: 'boot_completed'; readonly build: string }
  | { readonly event: 'shutdown' }
  /** The battery is empty: everything ends, and no application hears of it. */
  | { readonly event: 'power_lost' }
  | { readonly event: 'screen_on' }
  | { readonly event: 'screen_off' }
  | { readonly event: 'user_present' }
  | { readonly event: 'connectivity_change'; readonly network: Network }
  | { readonly event: 'service_state'; readonly in_service: boolean; readonly roaming: boolean }
  | { readonly event: 'sim_loaded' }
  | { readonly event: 'sim_removed' }
  | { readonly event: 'airplane_mode'; readonly on: boolean }
  | { readonly event: 'data_sim_switched'; readonly slot: 1 | 2 }
  | { readonly event: 'volte_switched'; readonly slot: 1 | 2; readonly on: boolean }
  | { readonly event: 'user_switched'; readonly primary: boolean }
  | { readonly event: 'secret_code' }
  | { readonly event: 'consent'; readonly given: boolean }
  | { readonly event: 'system_update'; readonly build: string }
  /** The first boot of an update came to nothing: `build` is what did not start. */
  | {
      readonly event: 'update_failed';
      readonly build: string;
      readonly first_boot: FirstBoot;
      /** The client's master switch as that boot left it in the data partition. */
      readonly on: boolean;
    }
  /** The phone boots from the other slot again: `build` is what it had before. */
  | { readonly event: 'fell_back'; readonly build: string };

/** What reaches a phone: acts of its user, updates, and its own timers coming due. */
export type PhoneInput =
  | { readonly input: 'switch_on' }
  | { readonly input: 'boot_done' }
  | { readonly input: 'sim_found' }
  | { readonly input: 'service_found' }
  | { readonly input: 'network_found' }
  | { readonly input: 'wake'; readonly session_ms: number; readonly unlock_after_ms: number | null }
  | { readonly input: 'unlock' }
  | { readonly input: 'sleep' }
  | { readonly input: 'wifi_idle'; readonly session: number }
  | { readonly input: 'wifi_join' }
  | { readonly input: 'move'; readonly wifi: boolean; readonly cell: number }
  | { readonly input: 'travel'; readonly abroad: boolean; readonly cell: number }
  | { readonly input: 'reboot' }
  | { readonly input: 'power_loss'; readonly off_ms: number }
  | { readonly input: 'airplane_mode'; readonly duration_ms: number }
  | { readonly input: 'airplane_mode_off' }
  | { readonly input: 'swap_sim' }
  | { readonly input: 'switch_data_sim' }
  | { readonly input: 'switch_volte' }
  | { readonly input: 'secondary_user'; readonly duration_ms: number }
  | { readonly input: 'primary_user' }
  | { readonly input: 'secret_code' }
  | { readonly input: 'consent'; readonly given: boolean }
  | { readonly input: 'update'; readonly build: ResolvedBuild }
  | { readonly input: 'failing_update'; readonly build: ResolvedBuild; readonly first_boot: FirstBoot }
  | { readonly input: 'boot_failed' };

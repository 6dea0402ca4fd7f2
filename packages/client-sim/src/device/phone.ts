import type { Behaviour, FirstBoot, ResolvedBuild, Sim, Timings } from '@phonehome/shared';
import type { Network } from './event.ts';

/** The state of a phone. */
export interface Phone {
  readonly behaviour: Pick<Behaviour, 'wifi_sleep' | 'mobile_data'>;
  readonly timings: Timings;
  readonly build: ResolvedBuild;
  /** An update in the other slot that will fail when it is booted for the first time. */
  readonly failing: { readonly build: ResolvedBuild; readonly first_boot: FirstBoot } | null;
  readonly power: 'off' | 'booting' | 'on';
  /** What the data partition keeps of `persist.vendor.radio.ps.registration.enabled`; null while no build has set it. */
  readonly persisted_switch: boolean | null;
  /** The same property as the client reads it: what is persisted or, while nothing is, the default of the build. */
  readonly registration_enabled: boolean;
  readonly screen_on: boolean;
  /** Counts screen sessions, so that an idle timer of an earlier one is known to be stale. */
  readonly session: number;
  /** Whether the primary user is in front; false while the secondary user has the phone. */
  readonly primary_user: boolean;
  /** The kind of card in each slot, null for an empty slot. */
  readonly sims: readonly (Sim | null)[];
  /** The kind of card that is put into slot 1 when it is exchanged. */
  readonly next_sim: Sim;
  /** How many times the card in slot 1 has been exchanged. */
  readonly swaps: number;
  readonly data_slot: 1 | 2;
  readonly sims_ready: boolean;
  readonly airplane_mode: boolean;
  readonly in_service: boolean;
  readonly abroad: boolean;
  /** Whether a known Wi-Fi network is within reach. */
  readonly wifi_in_reach: boolean;
  /** Whether the Wi-Fi radio is on; off after idling with `wifi_sleep: never`. */
  readonly wifi_awake: boolean;
  /** False from power-on until the first network has been found. */
  readonly network_ready: boolean;
  readonly network: Network;
  /** The serving cell, a cell of the fictional grid. */
  readonly cell: number;
}

/** What a phone is when it is unpacked. */
export interface PhoneInBox extends Pick<Phone, 'timings' | 'build' | 'next_sim' | 'data_slot'> {
  readonly behaviour: Pick<Behaviour, 'wifi_share' | 'wifi_sleep' | 'mobile_data'>;
  readonly sim_slots: number;
  /** The cards, from slot 1 on. */
  readonly sims: readonly Sim[];
  readonly home_cell: number;
}

/** A phone in its box: switched off, at home. */
export function createPhone(box: PhoneInBox): Phone {
  return {
    behaviour: box.behaviour,
    timings: box.timings,
    build: box.build,
    failing: null,
    power: 'off',
    persisted_switch: null,
    registration_enabled: false,
    screen_on: false,
    session: 0,
    primary_user: true,
    sims: Array.from({ length: box.sim_slots }, (_, slot) => box.sims[slot] ?? null),
    next_sim: box.next_sim,
    swaps: 0,
    data_slot: box.data_slot,
    sims_ready: false,
    airplane_mode: false,
    in_service: false,
    abroad: false,
    wifi_in_reach: box.behaviour.wifi_share > 0,
    wifi_awake: true,
    network_ready: false,
    network: 'none',
    cell: box.home_cell,
  };
}

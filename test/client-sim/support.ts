import {
  type Behaviour,
  type Figures,
  peopleFigures,
  phoneFigures,
  type ResolvedBehaviour,
  type ResolvedBuild,
  resolveBehaviour,
  resolveFigures,
  type Timings,
} from '@phonehome/shared';

/** How long things take on the phones of these tests: the defaults. */
export const timings: Timings = resolveFigures(phoneFigures, undefined);

/** The behaviour of the shipped scenarios, with changes. */
export function everyday(changes: Partial<Behaviour & Figures<typeof peopleFigures>> = {}): ResolvedBehaviour {
  return resolveBehaviour({
    wakes_per_day: { median: 49.5, sigma: 0.53, min: 10, max: 200 },
    unlock_share: 0.46,
    hours: [4, 2, 1, 1, 1, 2, 8, 20, 30, 32, 34, 36, 38, 38, 37, 38, 41, 46, 48, 47, 43, 36, 24, 11],
    rhythm_hours: 2,
    reboots_per_week: 0.6,
    wifi_share: 0.55,
    wifi_sleep: 'always',
    mobile_data: true,
    trips_per_year: 2,
    trip_days: 5,
    ...changes,
  });
}

/** A build with the client on, with changes. */
export function build(changes: Partial<ResolvedBuild> = {}): ResolvedBuild {
  return {
    id: 'december',
    display_id: '00WW_3_39B_SP01',
    fingerprint: 'phonehome/00WW/3_39B_SP01:8.1.0',
    region_label: 'WW',
    client: 'on',
    regver: '7.0',
    family: 'phone-2017',
    host: null,
    maker_activation: false,
    ...changes,
  };
}

/** A figure that a scenario may give and otherwise has a documented default: what it means and how well it is founded. */
export interface Figure {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Whether it counts something, so that only whole numbers make sense; milliseconds always do. */
  readonly whole?: true;
  readonly says: string;
  /** Sections of the dossier, or "ours". */
  readonly source: string;
  readonly strength: 'good' | 'fair' | 'assumed';
}

const ours = { source: 'ours', strength: 'assumed' } as const;
const rate = { minimum: 0, maximum: 50, ...ours } as const;

/**
 * How people use and carry their phones, beyond what every scenario states itself (dossier 7). The unit is the last word
 * of a name.
 */
export const peopleFigures = {
  first_switch_on_hours: {
    default: 24,
    minimum: 0.001,
    maximum: 8_760,
    says: 'within how long after the start of the scenario phones are switched on for the first time',
    ...ours,
  },
  session_min_ms: {
    default: 5_000,
    minimum: 1,
    maximum: 3_600_000,
    says: 'shortest time that the screen stays on',
    ...ours,
  },
  session_max_ms: {
    default: 125_000,
    minimum: 1,
    maximum: 3_600_000,
    says: 'longest time that the screen stays on',
    ...ours,
  },
  unlock_min_ms: {
    default: 800,
    minimum: 0,
    maximum: 60_000,
    says: 'shortest time from a wake to its unlock',
    ...ours,
  },
  unlock_max_ms: {
    default: 3_000,
    minimum: 0,
    maximum: 60_000,
    says: 'longest time from a wake to its unlock',
    ...ours,
  },
  familiar_places: {
    default: 25,
    minimum: 3,
    maximum: 200,
    whole: true,
    says: 'how many places a person knows; home and work are two of them',
    source: 'dossier 7',
    strength: 'good',
  },
  new_place_share: {
    default: 0.22,
    minimum: 0,
    maximum: 1,
    says: 'share of moves, other than home and to work, that lead to a place never seen before (20 to 25 %)',
    source: 'dossier 7',
    strength: 'good',
  },
  work_days_per_week: {
    default: 5,
    minimum: 0,
    maximum: 7,
    whole: true,
    says: 'days of work in a week, from Monday on',
    ...ours,
  },
  work_hours: { default: 8, minimum: 0, maximum: 16, says: 'length of a day of work', ...ours },
  wifi_at_work_share: {
    default: 0.5,
    minimum: 0,
    maximum: 1,
    says: 'share of people with Wi-Fi at work; `wifi_share` holds for them and for the others',
    ...ours,
  },
  commute_minutes: { default: 35, minimum: 0, maximum: 240, says: 'way to work, on mobile data', ...ours },
  outing_middle_hour: { default: 13, minimum: 0, maximum: 24, says: 'middle of the time away from home', ...ours },
  outing_spread_hours: { default: 2, minimum: 0, maximum: 24, says: 'how far that varies from day to day', ...ours },
  active_from_hour: {
    default: 8,
    minimum: 0,
    maximum: 24,
    says: 'from when on in a day people restart phones, change settings or cards',
    ...ours,
  },
  active_until_hour: { default: 22, minimum: 0, maximum: 24, says: 'until when they do', ...ours },
  trip_depart_hour: { default: 10, minimum: 0, maximum: 24, says: 'when a journey abroad begins', ...ours },
  trip_return_hour: { default: 16, minimum: 0, maximum: 24, says: 'when it ends', ...ours },
  sim_swaps_per_year: {
    default: 0,
    minimum: 0,
    maximum: 50,
    says: 'how often the card in slot 1 is exchanged; 0.10 to 0.16 people change their operator in a year',
    source: 'dossier 7',
    strength: 'assumed',
  },
  data_sim_switches_per_week: { default: 0, ...rate, says: 'how often mobile data moves to the other SIM' },
  volte_switches_per_week: { default: 0, ...rate, says: 'how often VoLTE of the data SIM is switched on or off' },
  airplane_modes_per_week: { default: 0, ...rate, says: 'how often airplane mode is used' },
  airplane_mode_minutes: { default: 90, minimum: 1, maximum: 1_440, says: 'how long it stays on', ...ours },
  secondary_users_per_week: { default: 0, ...rate, says: 'how often the phone is handed to its secondary user' },
  secondary_user_minutes: { default: 30, minimum: 1, maximum: 1_440, says: 'how long that user has it', ...ours },
  secret_codes_per_week: { default: 0, ...rate, says: "how often the 2014 client's secret code is dialled" },
  power_losses_per_week: { default: 0, ...rate, says: 'how often the battery runs empty, without a shutdown' },
  power_loss_minutes: { default: 60, minimum: 1, maximum: 1_440, says: 'how long the phone then is off', ...ours },
  consent_share: {
    default: 0.9,
    minimum: 0,
    maximum: 1,
    says: "share of people who consent to the maker's activation when the phone asks them",
    ...ours,
  },
  consent_minutes: {
    default: 5,
    minimum: 0,
    maximum: 1_440,
    says: 'how long after the first start with such a build they are asked',
    ...ours,
  },
  clock_error_minutes: {
    default: 0,
    minimum: -52_560_000,
    maximum: 52_560_000,
    says: 'how far the clock of the phone is fast; it shows in REGDATE and nowhere else',
    ...ours,
  },
} as const satisfies Record<string, Figure>;

/** How long things take on a phone. */
export const phoneFigures = {
  boot_ms: { default: 40_000, minimum: 1, maximum: 3_600_000, says: 'from switching on to BOOT_COMPLETED', ...ours },
  reboot_ms: { default: 20_000, minimum: 1, maximum: 3_600_000, says: 'how long a restart keeps it off', ...ours },
  update_ms: { default: 180_000, minimum: 1, maximum: 86_400_000, says: 'how long an update keeps it off', ...ours },
  sim_after_boot_ms: { default: 4_000, minimum: 1, maximum: 3_600_000, says: 'until the cards are read', ...ours },
  service_after_boot_ms: { default: 7_000, minimum: 1, maximum: 3_600_000, says: 'until it is in service', ...ours },
  network_after_boot_ms: { default: 9_000, minimum: 1, maximum: 3_600_000, says: 'until it is online', ...ours },
  sim_swap_ms: { default: 30_000, minimum: 1, maximum: 3_600_000, says: 'how long the card is out', ...ours },
  service_after_travel_ms: {
    default: 7_200_000,
    minimum: 1,
    maximum: 86_400_000,
    says: 'how long a journey keeps it out of service',
    ...ours,
  },
  wifi_join_ms: {
    default: 2_000,
    minimum: 1,
    maximum: 3_600_000,
    says: 'from waking to being on Wi-Fi again',
    ...ours,
  },
  wifi_idle_ms: {
    default: 900_000,
    minimum: 1,
    maximum: 86_400_000,
    says: 'with `wifi_sleep: never`, how long after the screen went off Wi-Fi is left',
    source: "Android's default of the time",
    strength: 'fair',
  },
} as const satisfies Record<string, Figure>;

/** The values of a table of figures. */
export type Figures<T> = { readonly [K in keyof T]: number };

/** Every figure of a table: as given, else its default. */
export function resolveFigures<T extends Record<string, Figure>>(
  table: T,
  given: Partial<Figures<T>> | undefined,
): Figures<T> {
  const names = Object.keys(table) as (keyof T)[];
  const values = names.map((name) => [name, given?.[name] ?? (table[name] as Figure).default]);
  return Object.fromEntries(values) as Figures<T>;
}

import { type Behaviour, MS_PER_MINUTE, MS_PER_SECOND, type ResolvedBuild } from '@phonehome/shared';
import type { DeviceEvent, Network, PhoneInput } from './event.ts';

/** How long things take on the phone (ours; Wi-Fi idle is Android's default of the time). */
const BOOT_MS = 40 * MS_PER_SECOND;
const REBOOT_MS = 20 * MS_PER_SECOND;
const UPDATE_MS = 3 * MS_PER_MINUTE;
const SIM_AFTER_BOOT_MS = 4 * MS_PER_SECOND;
const SERVICE_AFTER_BOOT_MS = 7 * MS_PER_SECOND;
const NETWORK_AFTER_BOOT_MS = 9 * MS_PER_SECOND;
const WIFI_IDLE_MS = 15 * MS_PER_MINUTE;
const WIFI_JOIN_MS = 2 * MS_PER_SECOND;
const SERVICE_AFTER_TRAVEL_MS = 2 * 60 * MS_PER_MINUTE;

/** The state of a phone. */
export interface Phone {
  readonly behaviour: Pick<Behaviour, 'wifi_sleep' | 'mobile_data'>;
  readonly build: ResolvedBuild;
  readonly power: 'off' | 'booting' | 'on';
  readonly screen_on: boolean;
  /** Counts screen sessions, so that an idle timer of an earlier one is known to be stale. */
  readonly session: number;
  readonly sims_ready: boolean;
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

/** A timer of the phone: the input that comes back after a while. */
export interface PhoneTimer {
  readonly after_ms: number;
  readonly input: PhoneInput;
}

/** What a step gives: the new state, what happened, timers to set; a shutdown first drops all timers. */
export interface PhoneStep {
  readonly phone: Phone;
  readonly events: readonly DeviceEvent[];
  readonly timers: readonly PhoneTimer[];
}

/** A phone in its box: switched off, at home. */
export function createPhone(behaviour: Behaviour, build: ResolvedBuild, home_cell: number): Phone {
  return {
    behaviour,
    build,
    power: 'off',
    screen_on: false,
    session: 0,
    sims_ready: false,
    in_service: false,
    abroad: false,
    wifi_in_reach: behaviour.wifi_share > 0,
    wifi_awake: true,
    network_ready: false,
    network: 'none',
    cell: home_cell,
  };
}

/** One step of a phone. Pure; inputs that make no sense in its state (a wake while it is off) change nothing. */
export function stepPhone(phone: Phone, input: PhoneInput): PhoneStep {
  switch (input.input) {
    case 'switch_on':
      return { phone: { ...phone, power: 'booting' }, events: [], timers: [after(BOOT_MS, { input: 'boot_done' })] };
    case 'boot_done':
      return {
        phone: { ...phone, power: 'on', wifi_awake: true },
        events: [{ event: 'boot_completed', build: phone.build.id }],
        timers: [
          after(SIM_AFTER_BOOT_MS, { input: 'sim_found' }),
          after(SERVICE_AFTER_BOOT_MS, { input: 'service_found' }),
          after(NETWORK_AFTER_BOOT_MS, { input: 'network_found' }),
        ],
      };
    case 'sim_found':
      return { phone: { ...phone, sims_ready: true }, events: [{ event: 'sim_loaded' }], timers: [] };
    case 'service_found':
      return reconnect({ ...phone, in_service: true }, [
        { event: 'service_state', in_service: true, roaming: phone.abroad },
      ]);
    case 'network_found':
      return reconnect({ ...phone, network_ready: true });
    case 'wake':
      return phone.power === 'on' ? wake(phone, input) : unchanged(phone);
    case 'unlock':
      return { phone, events: phone.screen_on ? [{ event: 'user_present' }] : [], timers: [] };
    case 'sleep':
      return sleep(phone);
    case 'wifi_idle':
      return input.session === phone.session && !phone.screen_on
        ? reconnect({ ...phone, wifi_awake: false })
        : unchanged(phone);
    case 'wifi_join':
      return reconnect({ ...phone, wifi_awake: true });
    case 'move':
      return reconnect({ ...phone, wifi_in_reach: input.wifi, cell: phone.abroad ? phone.cell : input.cell });
    case 'travel':
      return travel(phone, input);
    case 'reboot':
      return phone.power === 'on' ? shutDown(phone, REBOOT_MS) : unchanged(phone);
    case 'update': {
      if (phone.power !== 'on') return unchanged(phone);
      const down = shutDown({ ...phone, build: input.build }, UPDATE_MS);
      return { ...down, events: [{ event: 'system_update', build: input.build.id }, ...down.events] };
    }
  }
}

function after(after_ms: number, input: PhoneInput): PhoneTimer {
  return { after_ms, input };
}

function unchanged(phone: Phone): PhoneStep {
  return { phone, events: [], timers: [] };
}

function wake(phone: Phone, input: PhoneInput & { input: 'wake' }): PhoneStep {
  const timers = [after(input.session_ms, { input: 'sleep' })];
  if (input.unlock_after_ms !== null) timers.push(after(input.unlock_after_ms, { input: 'unlock' }));
  if (!phone.wifi_awake) timers.push(after(WIFI_JOIN_MS, { input: 'wifi_join' }));
  return {
    phone: { ...phone, screen_on: true, session: phone.session + 1 },
    events: [{ event: 'screen_on' }],
    timers,
  };
}

function sleep(phone: Phone): PhoneStep {
  const idles = phone.behaviour.wifi_sleep === 'never';
  return {
    phone: { ...phone, screen_on: false },
    events: [{ event: 'screen_off' }],
    timers: idles ? [after(WIFI_IDLE_MS, { input: 'wifi_idle', session: phone.session })] : [],
  };
}

function travel(phone: Phone, input: PhoneInput & { input: 'travel' }): PhoneStep {
  const there = { ...phone, abroad: input.abroad, cell: input.cell };
  if (phone.power !== 'on' || !phone.in_service) return unchanged(there);
  const gone = reconnect({ ...there, in_service: false }, [
    { event: 'service_state', in_service: false, roaming: phone.abroad },
  ]);
  return { ...gone, timers: [after(SERVICE_AFTER_TRAVEL_MS, { input: 'service_found' })] };
}

function shutDown(phone: Phone, off_ms: number): PhoneStep {
  return {
    phone: {
      ...phone,
      power: 'off',
      screen_on: false,
      sims_ready: false,
      in_service: false,
      network_ready: false,
      network: 'none',
    },
    events: [{ event: 'shutdown' }],
    timers: [after(off_ms, { input: 'switch_on' })],
  };
}

/** Lets the phone find its network anew: Wi-Fi before mobile data. */
function reconnect(phone: Phone, events: readonly DeviceEvent[] = []): PhoneStep {
  const network = bestNetwork(phone);
  const change: DeviceEvent[] = network === phone.network ? [] : [{ event: 'connectivity_change', network }];
  return { phone: { ...phone, network }, events: [...events, ...change], timers: [] };
}

function bestNetwork(phone: Phone): Network {
  if (!phone.network_ready) return 'none';
  if (phone.wifi_in_reach && phone.wifi_awake) return 'wifi';
  return phone.behaviour.mobile_data && phone.in_service ? 'mobile' : 'none';
}

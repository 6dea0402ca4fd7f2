import { createPhone, type DeviceEvent, type Phone, type PhoneInput, stepPhone } from '@phonehome/client-sim';
import {
  type Behaviour,
  type FirstBoot,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  type ResolvedBehaviour,
  type ResolvedBuild,
  type Sim,
} from '@phonehome/shared';
import type { Test } from 'tap';
import { build, everyday, timings } from '../support.ts';

const norwegian: Sim = { operator: 'a Norwegian operator', country: 'NO', card: 'generic', volte: 'on' };

export const SECONDS = MS_PER_SECOND;
export const MINUTES = MS_PER_MINUTE;
export const HOURS = 60 * MS_PER_MINUTE;

/** Cells of the fictional grid. */
export const HOME = 300;
export const WORK = 600;
export const ABROAD = 900;

/** A phone on the bench: its timers come due as virtual time passes, and a shutdown drops them. */
class Bench {
  now_ms = 0;
  phone: Phone;
  timers: { due_ms: number; input: PhoneInput }[] = [];

  constructor(behaviour: ResolvedBehaviour, cards: readonly Sim[]) {
    this.phone = createPhone({
      behaviour,
      timings,
      build: build(),
      sim_slots: cards.length,
      sims: cards,
      next_sim: norwegian,
      data_slot: 1,
      home_cell: HOME,
    });
  }

  put(input: PhoneInput): readonly DeviceEvent[] {
    const { phone, events, timers } = stepPhone(Object.freeze(this.phone), Object.freeze(input));
    this.phone = phone;
    if (events.some(({ event }) => event === 'shutdown' || event === 'power_lost')) this.timers = [];
    this.timers.push(...timers.map(({ after_ms, input }) => ({ due_ms: this.now_ms + after_ms, input })));
    return events;
  }

  pass(length_ms: number): string[] {
    const from_ms = this.now_ms;
    const until_ms = from_ms + length_ms;
    const events: string[] = [];
    for (;;) {
      const [next] = this.timers.filter(({ due_ms }) => due_ms <= until_ms).sort((a, b) => a.due_ms - b.due_ms);
      if (!next) break;
      this.timers.splice(this.timers.indexOf(next), 1);
      this.now_ms = next.due_ms;
      const after = `after ${(this.now_ms - from_ms) / SECONDS} s`;
      events.push(...this.put(next.input).map((event) => `${after}: ${worded(event)}`));
    }
    this.now_ms = until_ms;
    return events;
  }
}

/** Something that happens to the phone, or a look at it; gives the events that follow, or what is seen. */
export interface Happening {
  readonly name: string;
  readonly on: (bench: Bench) => readonly string[];
}

/** A line of a transcript: what happens, and all events that follow, in order. */
export type Line = readonly [happening: Happening, ...events: string[]];

/** Plays a transcript to a phone in its box and holds it to every line. */
export function play(
  t: Test,
  changes: Partial<Behaviour>,
  lines: readonly Line[],
  cards: readonly Sim[] = [norwegian],
): void {
  const bench = new Bench(everyday(changes), cards);
  lines.forEach(([happening, ...expected], i) => {
    t.same(happening.on(bench), expected, `${i + 1}. ${happening.name} -> ${expected.join(', ') || 'nothing'}`);
  });
}

const put = (name: string, input: PhoneInput): Happening => ({ name, on: (bench) => bench.put(input).map(worded) });

export const switchOn = put('switched on', { input: 'switch_on' });
export const reboot = put('rebooted', { input: 'reboot' });
export const unlock = put('unlocked', { input: 'unlock' });
/** A wake of a minute without unlocking. */
export const wake = put('woken', { input: 'wake', session_ms: 60 * SECONDS, unlock_after_ms: null });
export const wakeAndUnlock = put('woken, to be unlocked', {
  input: 'wake',
  session_ms: 60 * SECONDS,
  unlock_after_ms: 2 * SECONDS,
});
export const leaveHome = put('taken to work', { input: 'move', wifi: false, cell: WORK });
export const comeHome = put('taken home', { input: 'move', wifi: true, cell: HOME });
export const depart = put('taken abroad', { input: 'travel', abroad: true, cell: ABROAD });
export const comeBack = put('brought back', { input: 'travel', abroad: false, cell: HOME });
export const update = (to: ResolvedBuild): Happening => put(`updated to ${to.id}`, { input: 'update', build: to });
export const failingUpdate = (to: ResolvedBuild, first_boot: FirstBoot): Happening =>
  put(`updated to ${to.id}, which fails (${first_boot})`, { input: 'failing_update', build: to, first_boot });

export const powerLoss = put('battery empty', { input: 'power_loss', off_ms: HOURS });
export const airplaneMode = put('airplane mode on', { input: 'airplane_mode', duration_ms: 90 * MINUTES });
export const swapSim = put('card exchanged', { input: 'swap_sim' });
export const switchDataSim = put('data SIM switched', { input: 'switch_data_sim' });
export const switchVolte = put('VoLTE switched', { input: 'switch_volte' });
export const secondaryUser = put('handed over', { input: 'secondary_user', duration_ms: 30 * MINUTES });
export const secretCode = put('secret code dialled', { input: 'secret_code' });

/** Time passes. */
export const pass = (length_ms: number): Happening => ({
  name: `${length_ms / SECONDS} s pass`,
  on: (bench) => bench.pass(length_ms),
});

/** A look at some of the phone's state. */
export const see = (...keys: (keyof Phone)[]): Happening => ({
  name: `it has ${keys.join(', ')}`,
  on: ({ phone }) => keys.map((key) => `${key} ${phone[key]}`),
});

/** The beginning of most transcripts: the phone boots at home, on Wi-Fi. */
export const booted: readonly Line[] = [
  [switchOn],
  [
    pass(60 * SECONDS),
    'after 40 s: boot_completed december',
    'after 44 s: sim_loaded',
    'after 47 s: in service',
    'after 49 s: connectivity wifi',
  ],
];

/** Without known Wi-Fi (`wifi_share: 0`) it boots on mobile data. */
export const bootedOnMobile: readonly Line[] = [
  [switchOn],
  [
    pass(60 * SECONDS),
    'after 40 s: boot_completed december',
    'after 44 s: sim_loaded',
    'after 47 s: in service',
    'after 49 s: connectivity mobile',
  ],
];

function worded(event: DeviceEvent): string {
  switch (event.event) {
    case 'boot_completed':
    case 'system_update':
    case 'fell_back':
      return `${event.event} ${event.build}`;
    case 'update_failed':
      return `update_failed ${event.build} (${event.first_boot}), switch ${event.on ? 'on' : 'off'}`;
    case 'connectivity_change':
      return `connectivity ${event.network}`;
    case 'service_state':
      return `${event.in_service ? 'in service' : 'out of service'}${event.roaming ? ', roaming' : ''}`;
    case 'airplane_mode':
      return `airplane_mode ${event.on ? 'on' : 'off'}`;
    case 'data_sim_switched':
      return `data_sim_switched to SIM ${event.slot}`;
    case 'volte_switched':
      return `volte_switched ${event.on ? 'on' : 'off'}, SIM ${event.slot}`;
    case 'user_switched':
      return `user_switched to the ${event.primary ? 'primary' : 'secondary'} user`;
    default:
      return event.event;
  }
}

import type {
  AlarmName,
  ClientCommand,
  ClientEvent,
  ClientStep,
  PhoneFacts,
  RequestInFlight,
  TriggerModel,
} from '@phonehome/client-sim';
import { encodeReplyBody, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '@phonehome/shared';
import type { Test } from 'tap';

export const SECONDS = MS_PER_SECOND;
export const MINUTES = MS_PER_MINUTE;
export const HOUR = MS_PER_HOUR;

/** Cards as the client sees them: by the first digits of their ICCID. */
export const NORWEGIAN = '89000000000000000017';
export const FINNISH = '89000000000000000025';
export const CHINA_TELECOM = '89860300999000000012';

type Sim = PhoneFacts['sims'][number];
type Facts = { -readonly [K in keyof PhoneFacts]: PhoneFacts[K] };

/** A card in a slot, ready and at home, with changes. */
export function sim(iccid: string, changes: Partial<Sim> = {}): Sim {
  const operator = iccid && (iccid === CHINA_TELECOM ? 'China Telecom' : 'another operator');
  return { iccid, operator, ready: iccid !== '', roaming: false, ...changes };
}

/** A phone with one slot and a Norwegian card, on mobile data, with changes. */
export function phone(changes: Partial<PhoneFacts> = {}): PhoneFacts {
  return {
    fingerprint: 'build-1',
    master_switch: true,
    primary_user: true,
    network: 'mobile',
    in_service: true,
    sims: [sim(NORWEGIAN)],
    data_slot: 1,
    ...changes,
  };
}

/** What a transcript looks at in the state of any client. */
interface AnyState {
  readonly preferences: { readonly registered_iccids: string | null };
  readonly in_flight: RequestInFlight | null;
  readonly requests: number;
}

/** A generation of the client: how it begins, and its step. */
export interface Client<State extends AnyState = AnyState> {
  readonly initial: State;
  step(state: State, event: ClientEvent, facts: PhoneFacts, triggers: TriggerModel): ClientStep<State>;
}

/** A client on its phone: what happens to it, and alarms that come due as virtual time passes. */
export class Stage<State extends AnyState = AnyState> {
  readonly client: Client<State>;
  state: State;
  now_ms = 0;
  readonly alarms = new Map<AlarmName, number>();
  readonly facts: Facts;
  readonly triggers: TriggerModel;

  constructor(client: Client<State>, facts: PhoneFacts, triggers: TriggerModel) {
    this.client = client;
    this.state = client.initial;
    this.facts = { ...facts };
    this.triggers = triggers;
  }

  /** Hands an event to the client. Frozen input: a step that changes it throws. */
  hand(event: ClientEvent): string[] {
    const facts = deepFreeze({ ...this.facts });
    const { state, commands } = this.client.step(deepFreeze(this.state), deepFreeze(event), facts, this.triggers);
    this.state = state;
    for (const command of commands) {
      if (command.command === 'set_alarm') this.alarms.set(command.alarm, this.now_ms + command.after_ms);
      if (command.command === 'cancel_alarm') this.alarms.delete(command.alarm);
    }
    return commands.map(worded);
  }

  /** Lets time pass, firing each alarm when it is due. */
  pass(length_ms: number): string[] {
    const end_ms = this.now_ms + length_ms;
    const commands: string[] = [];
    for (;;) {
      const [next] = [...this.alarms].filter(([, due_ms]) => due_ms <= end_ms).sort(([, a], [, b]) => a - b);
      if (!next) break;
      const [alarm, due_ms] = next;
      this.alarms.delete(alarm);
      this.now_ms = due_ms;
      commands.push(...this.hand({ event: alarm === 'barrier' ? 'BARRIER_ALARM' : 'RETRY_ALARM' }));
    }
    this.now_ms = end_ms;
    return commands;
  }
}

/** Something that happens in a transcript; gives what the client does then, in words. */
export interface Happening {
  readonly name: string;
  readonly on: (stage: Stage) => readonly string[];
}

/** A line of a transcript: what happens, and everything that the client does then, in order. */
export type Line = readonly [happening: Happening, ...commands: string[]];

/** Plays a transcript to a client that has never run, and holds it to every line. */
export type Play = (t: Test, facts: PhoneFacts, lines: readonly Line[], triggers?: TriggerModel) => void;

/** Plays transcripts to clients of a generation. */
export function playing(client: Client): Play {
  return (t, facts, lines, triggers = 'as-reported') => {
    const stage = new Stage(client, facts, triggers);
    lines.forEach(([happening, ...expected], i) => {
      t.same(happening.on(stage), expected, `${i + 1}. ${happening.name} -> ${expected.join(', ') || 'nothing'}`);
    });
  };
}

const broadcast = (name: string, event: ClientEvent): Happening => ({ name, on: (stage) => stage.hand(event) });

export const boot = broadcast('boot', { event: 'BOOT_COMPLETED' });
export const unlock = broadcast('unlock', { event: 'USER_PRESENT' });
export const wake = broadcast('wake', { event: 'SCREEN_ON' });
export const connectivity = broadcast('connectivity changes', { event: 'CONNECTIVITY_CHANGE' });
export const service = broadcast('service changes', { event: 'SERVICE_STATE' });
export const dataSimSwitch = broadcast('data-SIM switch', { event: 'DATA_SIM_SWITCH' });
export const volteSwitch = broadcast('VoLTE switch', { event: 'VOLTE_SWITCH' });
export const simLoaded = broadcast('cards have been read', { event: 'SIM_LOADED' });
export const secretCode = broadcast('secret code dialled', { event: 'SECRET_CODE' });
export const shutdown = broadcast('shutdown', { event: 'SHUTDOWN' });

/** Time passes. */
export const pass = (length_ms: number): Happening => ({
  name: `${length_ms / SECONDS} s pass`,
  on: (stage) => stage.pass(length_ms),
});

/** From now on the phone is like that. The client does not notice until something happens. */
export const given = (changes: Partial<PhoneFacts>): Happening => ({
  name: `given ${JSON.stringify(changes)}`,
  on: (stage) => {
    Object.assign(stage.facts, changes);
    return [];
  },
});

/** A reply with this body to a request, the latest one unless a number is given. */
export const reply = (body: string, request?: number): Happening => ({
  name: `reply ${body}`,
  on: (stage) => stage.hand({ event: 'REPLY', request: request ?? stage.state.requests, body }),
});

export const ACCEPTANCE = encodeReplyBody('0', 'Success');
export const REFUSAL = encodeReplyBody('1', 'SIM card of another operator');
export const accepted: Happening = { ...reply(ACCEPTANCE), name: 'accepted' };
export const refused: Happening = { ...reply(REFUSAL), name: 'refused' };
export const timeout: Happening = {
  name: 'silence until the time-out',
  on: (stage) => stage.hand({ event: 'TIMEOUT', request: stage.state.requests }),
};
export const connectionLost: Happening = {
  name: 'the connection is lost',
  on: (stage) => stage.hand({ event: 'CONNECTION_LOST', request: stage.state.requests }),
};

/** Everything that is no acceptance. */
export const kindsOfFailure: Readonly<Record<string, Happening>> = {
  'a refusal': refused,
  'silence until the time-out': timeout,
  'a lost connection': connectionLost,
  'an unparsable reply': reply('<html>502 Bad Gateway</html>'),
  'an empty reply': reply(''),
  'a reply without resultCode': reply('{"resultDesc":"Success"}'),
  'the number 0 for resultCode, not the string': reply('{"resultCode":0,"resultDesc":"Success"}'),
  'a resultCode that only looks like 0': reply('{"resultCode":"00","resultDesc":"Success"}'),
  'a reply that is no object': reply('"0"'),
  'the reply null': reply('null'),
};

/** A look at the preferences: which ICCIDs a success is stored for. */
export const stored: Happening = {
  name: 'success stored for',
  on: ({ state }) => [state.preferences.registered_iccids ?? 'none'],
};

export const CANCEL = 'cancel retry alarm';
export const BARRIER = 'barrier alarm in 60 s';
export const RETRY = 'retry alarm in 3600 s';

/** A phone that is switched off. */
export const off: Line = [shutdown, 'cancel barrier alarm', CANCEL];

function worded(command: ClientCommand): string {
  switch (command.command) {
    case 'send_report':
      return `report ${command.request}`;
    case 'set_alarm':
      return `${command.alarm} alarm in ${command.after_ms / SECONDS} s`;
    case 'cancel_alarm':
      return `cancel ${command.alarm} alarm`;
    case 'stop_retrying':
      return `stop retrying after ${command.failures} failures`;
    case 'hold_back':
      return `held back: ${command.gate}`;
  }
}

/** Freezes a value and all that it holds. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}

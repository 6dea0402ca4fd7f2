import {
  type ActivationCommand,
  type ActivationEvent,
  initialMakerActivation,
  type Network,
  stepMakerActivation,
} from '@phonehome/client-sim';
import { encodeActivationReply, MS_PER_HOUR, MS_PER_MINUTE } from '@phonehome/shared';
import type { Test } from 'tap';
import { deepFreeze } from '../phone-2017/support.ts';

export const HOUR = MS_PER_HOUR;
export const MINUTES = MS_PER_MINUTE;

/** A client on its phone, which begins on Wi-Fi. */
export class Stage {
  state = initialMakerActivation;
  network: Network = 'wifi';
  now_ms = 0;

  /** Hands an event to the client. Frozen input: a step that changes it throws. */
  hand(event: ActivationEvent): string[] {
    const facts = deepFreeze({ network: this.network, now_ms: this.now_ms });
    const { state, commands } = stepMakerActivation(deepFreeze(this.state), deepFreeze(event), facts);
    this.state = state;
    return commands.map(worded);
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
export function play(t: Test, lines: readonly Line[]): void {
  const stage = new Stage();
  lines.forEach(([happening, ...expected], i) => {
    t.same(happening.on(stage), expected, `${i + 1}. ${happening.name} -> ${expected.join(', ') || 'nothing'}`);
  });
}

const broadcast = (name: string, event: ActivationEvent): Happening => ({ name, on: (stage) => stage.hand(event) });

export const boot = broadcast('boot', { event: 'BOOT_COMPLETED' });
export const consent = broadcast('consent', { event: 'CONSENT' });
export const shutdown = broadcast('shutdown', { event: 'SHUTDOWN' });

/** The network changes, and the client hears of it. */
export const online = (network: Network): Happening => ({
  name: `connectivity changes to ${network}`,
  on: (stage) => {
    stage.network = network;
    return stage.hand({ event: 'CONNECTIVITY_CHANGE' });
  },
});

/** From now on the phone has this network. The client does not notice until something happens. */
export const given = (network: Network): Happening => ({
  name: `given ${network}`,
  on: (stage) => {
    stage.network = network;
    return [];
  },
});

/** Time passes. The client has no alarms. */
export const pass = (length_ms: number): Happening => ({
  name: `${length_ms / MINUTES} min pass`,
  on: (stage) => {
    stage.now_ms += length_ms;
    return [];
  },
});

export const ACTIVATED = encodeActivationReply(true);
export const REFUSAL = encodeActivationReply(false, 'fields missing: imei');

/** A reply to a request, the latest one unless a number is given. */
export const reply = (status: number, body: string, request?: number): Happening => ({
  name: `reply ${status} ${body}`,
  on: (stage) => stage.hand({ event: 'REPLY', request: request ?? stage.state.requests, status, body }),
});

export const accepted = reply(200, ACTIVATED);
export const refused = reply(400, REFUSAL);
export const timeout: Happening = {
  name: 'silence until the time-out',
  on: (stage) => stage.hand({ event: 'TIMEOUT', request: stage.state.requests }),
};
export const connectionLost: Happening = {
  name: 'the connection is lost',
  on: (stage) => stage.hand({ event: 'CONNECTION_LOST', request: stage.state.requests }),
};

/** A phone that has been set up on Wi-Fi, and whose user has consented: the first request is on its way. */
export const untilRequest1: readonly Line[] = [
  [boot, 'held back: no-consent'],
  [consent, 'activation 1'],
];

function worded(command: ActivationCommand): string {
  return command.command === 'send_activation' ? `activation ${command.request}` : `held back: ${command.gate}`;
}

import { encodePhoneRequest, type RepeatedEncoder } from '@phonehome/shared';
import type { Phone } from '../device/phone.ts';
import { collectReport2014 } from '../report/phone-2014.ts';
import { collectReport } from '../report/phone-2018.ts';
import type { ReportSource } from '../report/source.ts';
import type { ClientCommand } from './client-command.ts';
import type { ClientEvent } from './client-event.ts';
import { initialPhone2014, type Phone2014State, stepPhone2014 } from './phone-2014.ts';
import { initialPhone2017, type Phone2017State, stepPhone2017 } from './phone-2017.ts';
import type { PhoneFacts } from './phone-facts.ts';
import type { TriggerModel } from './trigger-model.ts';

/** The China Telecom client on a phone: which generation, and its state. */
export type InstalledClient =
  | { readonly family: 'phone-2014'; readonly state: Phone2014State }
  | { readonly family: 'phone-2017'; readonly state: Phone2017State };

/** A step of a client, whichever generation it is. */
interface InstalledStep {
  readonly client: InstalledClient;
  readonly commands: readonly ClientCommand[];
}

/** The client that a build has: the one before with its preferences, a new one, or none. */
export function clientOf({ build }: Phone, before: InstalledClient | null): InstalledClient | null {
  if (build.client === 'absent') return null;
  if (before?.family === build.family) return before;
  return build.family === 'phone-2014'
    ? { family: 'phone-2014', state: initialPhone2014 }
    : { family: 'phone-2017', state: initialPhone2017 };
}

/** Hands an event to a client. */
export function stepClient(
  client: InstalledClient,
  event: ClientEvent,
  facts: PhoneFacts,
  triggers: TriggerModel,
): InstalledStep {
  if (client.family === 'phone-2014') {
    const { state, commands } = stepPhone2014(client.state, event, facts, triggers);
    return { client: { family: client.family, state }, commands };
  }
  const { state, commands } = stepPhone2017(client.state, event, facts, triggers);
  return { client: { family: client.family, state }, commands };
}

/** The bytes of the request that a client sends. */
export function requestOf({ family }: InstalledClient, source: ReportSource, encode: RepeatedEncoder): Buffer {
  const report = family === 'phone-2014' ? collectReport2014(source) : collectReport(source);
  return encode(encodePhoneRequest, report, source.phone.build.host ?? undefined);
}

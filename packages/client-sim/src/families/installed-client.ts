import { type ClientFamily, encodePhone2017Request, type Report } from '@phonehome/shared';
import type { Phone } from '../device/phone.ts';
import { collectReport, type ReportSource } from '../report/phone-2018.ts';
import type { ClientCommand } from './client-command.ts';
import type { ClientEvent } from './client-event.ts';
import { initialPhone2017, type Phone2017State, stepPhone2017, type TriggerModel } from './phone-2017.ts';
import type { PhoneFacts } from './phone-facts.ts';

/** The China Telecom client on a phone: which generation, and its state. */
export type InstalledClient = { readonly family: ClientFamily & 'phone-2017'; readonly state: Phone2017State };

/** A step of a client, whichever generation it is. */
export interface ClientStep {
  readonly client: InstalledClient;
  readonly commands: readonly ClientCommand[];
}

/** The client that a build has: the one before with its preferences, a new one, or none. */
export function clientOf({ build }: Phone, before: InstalledClient | null): InstalledClient | null {
  if (build.client === 'absent') return null;
  if (before?.family === build.family) return before;
  return { family: 'phone-2017', state: initialPhone2017 };
}

/** Hands an event to a client. */
export function stepClient(
  client: InstalledClient,
  event: ClientEvent,
  facts: PhoneFacts,
  triggers: TriggerModel,
): ClientStep {
  const { state, commands } = stepPhone2017(client.state, event, facts, triggers);
  return { client: { family: client.family, state }, commands };
}

/** The bytes of the request that a client sends. */
export function requestOf(_client: InstalledClient, source: ReportSource): Buffer {
  const report: Report = collectReport(source);
  return encodePhone2017Request(report);
}

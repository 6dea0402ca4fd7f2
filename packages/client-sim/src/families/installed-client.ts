import { type ClientFamily, familyEncoders, type Report } from '@phonehome/shared';
import type { Phone } from '../device/phone.ts';
import { disclosed } from '../report/disclosure.ts';
import { collectReportKaios } from '../report/kaios-2020.ts';
import { collectReportModule } from '../report/lte-module.ts';
import { collectReport2014 } from '../report/phone-2014.ts';
import { collectReport } from '../report/phone-2018.ts';
import type { ReportSource } from '../report/source.ts';
import type { ClientCommand } from './client-command.ts';
import type { ClientEvent } from './client-event.ts';
import type { ClientStep } from './client-step.ts';
import { type HourlyState, initialHourly } from './hourly-client.ts';
import { stepKaios2020 } from './kaios-2020.ts';
import { stepLteModule } from './lte-module.ts';
import { stepMediatek2014 } from './mediatek-2014.ts';
import { initialPhone2014, type Phone2014State, stepPhone2014 } from './phone-2014.ts';
import { initialPhone2017, type Phone2017State, stepPhone2017 } from './phone-2017.ts';
import type { PhoneFacts } from './phone-facts.ts';
import type { TriggerModel } from './trigger-model.ts';

/** The state that a client of each family has. */
interface States {
  readonly 'phone-2014': Phone2014State;
  readonly 'phone-2017': Phone2017State;
  readonly 'mediatek-2014': HourlyState;
  readonly 'kaios-2020': HourlyState;
  readonly 'lte-module': HourlyState;
}

/** What a family does: how it begins, its step, and what it reports. */
interface Behaviour<State> {
  readonly initial: State;
  readonly step: (state: State, event: ClientEvent, facts: PhoneFacts, triggers: TriggerModel) => ClientStep<State>;
  readonly collect: (source: ReportSource) => Report;
}

const behaviours: { readonly [F in ClientFamily]: Behaviour<States[F]> } = {
  'phone-2014': { initial: initialPhone2014, step: stepPhone2014, collect: collectReport2014 },
  'phone-2017': { initial: initialPhone2017, step: stepPhone2017, collect: collectReport },
  'mediatek-2014': { initial: initialHourly, step: stepMediatek2014, collect: collectReport2014 },
  'kaios-2020': { initial: initialHourly, step: stepKaios2020, collect: collectReportKaios },
  'lte-module': { initial: initialHourly, step: stepLteModule, collect: collectReportModule },
};

/** A client of one family, and its state. */
interface ClientOf<F extends ClientFamily> {
  readonly family: F;
  readonly state: States[F];
}

/** The China Telecom client on a phone: which family, and its state. */
export type InstalledClient = { [F in ClientFamily]: ClientOf<F> }[ClientFamily];

/** A step of a client, whichever family it is. */
interface InstalledStep {
  readonly client: InstalledClient;
  readonly commands: readonly ClientCommand[];
}

/** The client that a build has: one of those before with what it remembers, a new one, or none. */
export function clientOf({ build }: Phone, before: readonly (InstalledClient | null)[]): InstalledClient | null {
  const { client, family } = build;
  if (client === 'absent') return null;
  const same = before.find((one) => one?.family === family);
  return same ?? ({ family, state: behaviours[family].initial } as InstalledClient);
}

/** Hands an event to a client. */
export function stepClient(
  client: InstalledClient,
  event: ClientEvent,
  facts: PhoneFacts,
  triggers: TriggerModel,
): InstalledStep {
  return stepOf(client, event, facts, triggers);
}

function stepOf<F extends ClientFamily>(
  { family, state: before }: ClientOf<F>,
  event: ClientEvent,
  facts: PhoneFacts,
  triggers: TriggerModel,
): InstalledStep {
  const behaviour: Behaviour<States[F]> = behaviours[family];
  const { state, commands } = behaviour.step(before, event, facts, triggers);
  return { client: { family, state } as InstalledClient, commands };
}

/** The report that a client of a family sends, and the bytes of its request. */
export function requestOf(
  family: ClientFamily,
  source: ReportSource,
): { readonly report: Report; readonly bytes: Buffer } {
  const report = disclosed(behaviours[family].collect(source), source.disclosure ?? null);
  return { report, bytes: familyEncoders[family](report, source.phone.build.host ?? undefined) };
}

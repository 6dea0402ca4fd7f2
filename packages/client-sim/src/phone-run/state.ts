import type { ResolvedCohort, ResolvedUpdate, RootCause, World } from '@phonehome/shared';
import type { Agenda } from '../agenda.ts';
import type { PhoneInput } from '../device/event.ts';
import type { PhoneIdentity, SimIdentity } from '../device/identity.ts';
import type { Phone } from '../device/phone.ts';
import type { ClientEvent } from '../families/client-event.ts';
import type { InstalledClient } from '../families/installed-client.ts';
import type { MakerActivationState } from '../families/maker-activation.ts';
import type { ActivationEvent } from '../families/maker-activation-event.ts';
import type { PhoneFacts } from '../families/phone-facts.ts';
import type { Act, PlaceKind } from '../people/act.ts';
import type { Person } from '../people/person.ts';
import type { Disclosure } from '../report/disclosure.ts';
import type { RequestMaker, SentRequest } from '../report/sent-request.ts';
import type { Happening, TruthEntry } from '../truth.ts';
import type { ActivationExchange, ActivationObservation } from './activation.ts';
import type { Tries } from './safeguards.ts';
import type { UpdateTry } from './update-plan.ts';

/** A request on its way: the bytes, and what only the truth knows about it. */
export interface Exchange {
  readonly device: number;
  readonly exchange_id: string;
  readonly time_ms: number;
  readonly sent: SentRequest;
  /** The server's port by the family of its client. */
  readonly port: number;
}

/** What became of a request, as the phone sees it. `delay_ms` counts from the request, in virtual time. */
export type Observation =
  | { readonly kind: 'reply'; readonly delay_ms: number; readonly body: string }
  | { readonly kind: 'silence' }
  | { readonly kind: 'connection_lost'; readonly delay_ms: number };

/** Receives the truth of a phone as it happens. */
export type TruthSink = (entry: TruthEntry, run: PhoneRun) => void;

/** What an event follows from: the number of an earlier event, and the root of the chain. */
export interface Origin {
  readonly cause: number | null;
  readonly root: RootCause;
}

export type Task =
  | { readonly task: 'phone'; readonly input: PhoneInput; readonly origin: Origin; readonly timer: boolean }
  | { readonly task: 'client'; readonly event: ClientEvent; readonly origin: Origin; readonly happening: Happening }
  | {
      readonly task: 'activation';
      readonly event: ActivationEvent;
      readonly origin: Origin;
      readonly happening: Happening;
    }
  /** The next try of an update; those after a failure wait for it. */
  | {
      readonly task: 'update';
      readonly update: ResolvedUpdate;
      readonly tries: readonly UpdateTry[];
      readonly index: number;
    }
  /** The next of a day's acts; the others wait for it, so that an agenda stays short. */
  | { readonly task: 'act'; readonly acts: readonly Act[]; readonly index: number; readonly midnight_ms: number }
  | { readonly task: 'plan-day'; readonly day: number };

/** Living on: yields requests, to the China Telecom client's server or to the maker's, and takes what became of them. */
export type Steps = Generator<Exchange | ActivationExchange, void, Observation | ActivationObservation>;

/** A card that is or was in a phone. */
export interface CardInPhone extends SimIdentity {
  readonly slot: 1 | 2;
  readonly operator: string;
  readonly country: string;
  /** When it was put in; 0 for the first ones. */
  readonly from_ms: number;
}

/** Where a person truly is, which no record tells. */
export interface Whereabouts {
  readonly place: PlaceKind;
  readonly cell: number;
}

/** A phone with its user and its activation client, somewhere in its story. */
export interface PhoneRun {
  readonly device: number;
  readonly person: Person;
  readonly cohort: ResolvedCohort;
  /** The numbers of the phone, and of the cards that are in it now. */
  readonly identity: PhoneIdentity;
  /** Every card that it has had, in the order in which they were put in. */
  readonly cards: readonly CardInPhone[];
  readonly switched_on_ms: number;
  readonly phone: Phone;
  readonly client: InstalledClient | null;
  /** Where the person is, a cell of the grid; null for people whose behaviour has no `mobility`. */
  readonly whereabouts: Whereabouts | null;
}

/** What a client sees of the cards, while these are so. */
export interface CardsSeen {
  readonly sims: Phone['sims'];
  readonly numbers: PhoneIdentity['sims'];
  readonly sims_ready: boolean;
  readonly abroad: boolean;
  readonly facts: PhoneFacts['sims'];
}

/** A phone run with what only this folder may touch. */
export interface RunState extends PhoneRun {
  readonly world: World;
  readonly seed: number;
  readonly agenda: Agenda<Task>;
  readonly makeRequest: RequestMaker;
  identity: PhoneIdentity;
  cards: CardInPhone[];
  phone: Phone;
  client: InstalledClient | null;
  whereabouts: Whereabouts | null;
  /** The last client whose memory outlives it: see `Family.memory`. */
  remembered: InstalledClient | null;
  /** The maker's own activation; heeded only while the build has it. */
  activation: MakerActivationState;
  /** Whether the user has been asked to consent to it, or to the operator's client, and has consented. */
  asked: boolean;
  consented: boolean;
  /** The requests of the operator's client with a build and cards, where a scenario limits them. */
  tries: Tries;
  /** What the reports of this time tell, where a scenario limits that. */
  disclosure: Disclosure | null;
  /** What the client last saw of the cards, and of what that was made. */
  cards_seen: CardsSeen | null;
  seq: number;
  exchanges: number;
  newest_update_ms: number;
}

/** Numbers a happening and tells the sink. Returns the number, the cause of what follows. */
export function record(
  run: RunState,
  time_ms: number,
  cause: number | null,
  happening: Happening,
  sink: TruthSink,
): number {
  const seq = run.seq++;
  sink({ device: run.device, seq, time_ms, cause, happening }, run);
  return seq;
}

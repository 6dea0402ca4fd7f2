import { PhonehomeError } from '../errors.ts';
import type { ClientFamily } from '../families/registry.ts';
import { parseDate, parseUtcOffset } from '../time/civil.ts';
import { MS_PER_DAY } from '../time/units.ts';
import { type Figures, peopleFigures, phoneFigures, resolveFigures } from './figures.ts';
import { mobilityFigures } from './mobility-figures.ts';
import type { Behaviour } from './schema/behaviour.ts';
import type { OccasionAct } from './schema/occasion.ts';
import type { Build, Cohort, Model, Sim, Update } from './schema/phones.ts';
import type { Scenario } from './schema/scenario.ts';

/**
 * Whether a build carries the China Telecom client, and what it does to the master switch: on sets it, off resets it;
 * default-on and default-off leave what an earlier build has set, and are what the switch is where none has. With `absent`
 * no such client runs, and the switch is left alone.
 */
export type ClientState = Exclude<NonNullable<Build['client']>, 'fixed'>;

/** The China Telecom client in a build. */
export interface ClientInBuild {
  readonly state: ClientState;
  readonly family: ClientFamily;
  /** The server that it reports to, if not the family's own. */
  readonly host: string | null;
  /** Why the facts of the build do not say what runs in it, if they do not. */
  readonly unclear: string | null;
}

/** Says what the facts of a build amount to. It is given to the world by who knows region variants. */
export type ClientResolver = (build: Build, fix: Scenario['fix']) => ClientInBuild;

/** What tells a build from others and is nothing to its phones. */
type Names = 'base_version' | 'service_pack' | 'patch_level' | 'batch';

/** A build with its name, with what runs in it resolved, and with what it leaves open filled in. */
export interface ResolvedBuild extends Required<Omit<Build, 'client' | 'host' | 'facts' | Names>> {
  readonly id: string;
  readonly client: ClientState;
  /** The server that its client reports to, if not the family's own. */
  readonly host: string | null;
}

/** How people move, every figure filled in. */
export type Mobility = Figures<typeof mobilityFigures>;

/** How people use their phones, every figure filled in. */
export type ResolvedBehaviour = Omit<Behaviour, 'mobility'> &
  Figures<typeof peopleFigures> & { readonly mobility: Mobility | null };

/** How long things take on a phone. */
export type Timings = Figures<typeof phoneFigures>;

/** An update as one cohort gets it. */
export interface ResolvedUpdate {
  /** Its place in the scenario's list: the name of its random stream. */
  readonly index: number;
  readonly build: ResolvedBuild;
  readonly released_ms: number;
  /** To which share it is offered, all told, and how long after the release; the shares and the times ascend. */
  readonly stages: readonly { readonly share: number; readonly after_ms: number }[];
  readonly median_days: number;
  readonly never_share: number;
  /** Null for an update that always starts. */
  readonly failure: UpdateFailure | null;
}

/** How far the first boot of an update comes that fails: see `first_boot`. */
export type FirstBoot = 'boot-loader' | 'init';

/** An update that may fail at its first boot; the phone falls back to the other slot then. */
export interface UpdateFailure {
  readonly share: number;
  /** Null for never. */
  readonly retry_ms: number | null;
  readonly first_boot: FirstBoot;
}

/** A cohort with every name replaced by the thing. */
export interface ResolvedCohort extends Pick<Cohort, 'id' | 'title' | 'data_sim'> {
  readonly model: Model;
  readonly sims: readonly Sim[];
  /** The kind of card that is put into slot 1 when it is exchanged. */
  readonly next_sim: Sim;
  readonly behaviour: ResolvedBehaviour;
  readonly timings: Timings;
  /** What its people do on certain days, which count from the local day of the scenario's start. */
  readonly occasions: readonly { readonly index: number; readonly act: OccasionAct; readonly day: number }[];
  readonly utc_offset_ms: number;
  /** What its phones run on the first day. */
  readonly first_build: ResolvedBuild;
  readonly updates: readonly ResolvedUpdate[];
}

/** Which phone a device index stands for. */
export interface Place {
  readonly cohort: ResolvedCohort;
  /** The index whose random streams its user has: its own, or that of its twin. */
  readonly person: number;
}

/** A scenario made ready to run: dates in virtual milliseconds, names resolved. A pure function of the scenario. */
export interface World {
  readonly scenario: Scenario;
  /** The start of the scenario in milliseconds since 1970-01-01 00:00 UTC. */
  readonly epoch_ms: number;
  /** The day of the week of the scenario's first day: 0 for Monday. */
  readonly start_weekday: number;
  readonly end_ms: number;
  readonly phases: readonly { readonly id: string; readonly title: string; readonly from_ms: number }[];
  readonly cohorts: readonly ResolvedCohort[];
  /** The phone of an index. Cohorts interleave by weight, so the first n phones of any run are the same. */
  placeOf(index: number): Place;
}

/**
 * Resolves a checked scenario.
 * @throws PhonehomeError SCENARIO_INVALID when the facts of a build do not say what runs in it
 */
export function createWorld(scenario: Scenario, clientOf: ClientResolver): World {
  const startDay = parseDate(scenario.start) as number;
  const virtual = (date: string): number => ((parseDate(date) as number) - startDay) * MS_PER_DAY;
  const cohorts = scenario.cohorts.map((cohort) => resolveCohort(scenario, cohort, virtual, clientOf));
  const cycle = interleave(scenario.cohorts.map((cohort) => cohort.weight));
  const slots = scenario.cohorts.map((_, c) => cycle.flatMap((cohort, at) => (cohort === c ? [at] : [])));
  const twins = scenario.cohorts.map(({ twin_of }) => scenario.cohorts.findIndex((cohort) => cohort.id === twin_of));
  return {
    scenario,
    epoch_ms: startDay * MS_PER_DAY,
    // 1970-01-01 was a Thursday.
    start_weekday: (((startDay + 3) % 7) + 7) % 7,
    end_ms: virtual(scenario.end),
    phases: scenario.phases.map(({ id, title, from }) => ({ id, title, from_ms: virtual(from) })),
    cohorts,
    placeOf: (index) => {
      const at = index % cycle.length;
      const c = cycle[at] as number;
      const twin = twins[c] as number;
      const twinAt = slots[twin]?.[(slots[c] as number[]).indexOf(at)];
      return { cohort: cohorts[c] as ResolvedCohort, person: twinAt === undefined ? index : index - at + twinAt };
    },
  };
}

/** One cycle of cohort numbers in which each stands as often as its weight, spread evenly (smooth round robin). */
function interleave(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const credit = weights.map(() => 0);
  return Array.from({ length: total }, () => {
    weights.forEach((weight, i) => {
      credit[i] = (credit[i] as number) + weight;
    });
    const next = credit.indexOf(Math.max(...credit));
    credit[next] = (credit[next] as number) - total;
    return next;
  });
}

/** What `client: fixed` is short for: switched off, or with `fix: remove` taken out. */
export function unabbreviated(client: NonNullable<Build['client']>, fix: Scenario['fix']): ClientState {
  if (client !== 'fixed') return client;
  return fix === 'remove' ? 'absent' : 'off';
}

function resolveBuild(scenario: Scenario, id: string, clientOf: ClientResolver): ResolvedBuild {
  const build = scenario.builds[id] as Build;
  const { display_id, fingerprint, region_label, regver, maker_activation = false } = build;
  const { state: client, family, host, unclear } = clientOf(build, scenario.fix);
  if (unclear !== null) {
    const remedy = 'Change the facts, or write `client` instead';
    throw new PhonehomeError('SCENARIO_INVALID', [{ field: `builds.${id}.facts`, what: unclear, remedy }]);
  }
  return { display_id, fingerprint, region_label, regver, id, family, host, maker_activation, client };
}

/** A behaviour with the default of each figure that it does not give. */
export function resolveBehaviour(behaviour: Behaviour): ResolvedBehaviour {
  const { mobility, ...rest } = behaviour;
  const moves = mobility === undefined ? null : resolveFigures(mobilityFigures, mobility);
  return { ...rest, ...resolveFigures(peopleFigures, rest), mobility: moves };
}

function resolveCohort(
  scenario: Scenario,
  cohort: Cohort,
  virtual: (date: string) => number,
  clientOf: ClientResolver,
): ResolvedCohort {
  const mine = scenario.updates
    .map((update, index) => ({ update, index }))
    .filter(({ update }) => update.cohorts.includes(cohort.id));
  const fromFactory = cohort.origin === 'factory' ? mine.find(({ update }) => update.brings_client) : undefined;
  // What came before the build of the factory is in it.
  const follows = ({ update }: { update: Update }): boolean =>
    fromFactory === undefined || update.released > fromFactory.update.released;
  const { id, title, data_sim } = cohort;
  const behaviour = scenario.behaviours[cohort.behaviour] as Behaviour;
  return {
    id,
    title,
    data_sim,
    model: scenario.models[cohort.model] as Model,
    sims: cohort.sims.map((sim) => scenario.sims[sim] as Sim),
    next_sim: scenario.sims[cohort.swaps_to ?? (cohort.sims[0] as string)] as Sim,
    behaviour: resolveBehaviour(behaviour),
    timings: resolveFigures(phoneFigures, scenario.timings),
    occasions: (scenario.occasions ?? []).flatMap(({ cohorts, act, on }, index) =>
      cohorts.includes(cohort.id) ? [{ index, act, day: virtual(on) / MS_PER_DAY }] : [],
    ),
    utc_offset_ms: parseUtcOffset(cohort.utc_offset) as number,
    first_build: resolveBuild(scenario, fromFactory?.update.to ?? cohort.build, clientOf),
    updates: mine.filter(follows).map(({ update, index }) => ({
      index,
      build: resolveBuild(scenario, update.to, clientOf),
      released_ms: virtual(update.released),
      stages: (update.stages ?? [OFFERED_TO_ALL]).map(({ share, after_days }) => ({
        share,
        after_ms: days(after_days),
      })),
      median_days: update.uptake.median_days,
      never_share: update.uptake.never_share,
      failure: update.failure ? resolveFailure(update.failure) : null,
    })),
  };
}

const OFFERED_TO_ALL = { share: 1, after_days: 0 };

function resolveFailure({
  share,
  retry_days,
  first_boot = 'boot-loader',
}: NonNullable<Update['failure']>): UpdateFailure {
  return { share, retry_ms: retry_days === undefined ? null : days(retry_days), first_boot };
}

function days(count: number): number {
  return Math.round(count * MS_PER_DAY);
}

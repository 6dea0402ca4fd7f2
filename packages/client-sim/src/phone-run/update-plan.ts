import {
  drawExponential,
  MS_PER_DAY,
  MS_PER_HOUR,
  type ResolvedCohort,
  type ResolvedUpdate,
  randomStream,
} from '@phonehome/shared';

/** One try to install an update. */
export interface UpdateTry {
  readonly at_ms: number;
  /** Whether the first boot fails, so that the phone falls back to the build that it had. */
  readonly fails: boolean;
}

/** Whose updates are planned, and until when. */
export interface UpdateOwner {
  readonly seed: number;
  /** The index that names the person's random streams. */
  readonly person: number;
  readonly switched_on_ms: number;
  readonly end_ms: number;
}

/** When a person switches a phone on for the first time, in virtual milliseconds. */
export function firstSwitchOn({ behaviour }: Pick<ResolvedCohort, 'behaviour'>, seed: number, person: number): number {
  const within_ms = Math.round(behaviour.first_switch_on_hours * MS_PER_HOUR);
  return randomStream(seed, 'first-switch-on', person).below(within_ms);
}

/**
 * When a phone tries to install an update, in order of time; the last try succeeds or is never repeated. Empty for an
 * update that it is never offered, or that its user never installs. A pure function of its arguments: the stage decides
 * from when on it is offered, the uptake how long the user then takes (dossier 7), the failure which tries come to
 * nothing [ours].
 */
export function updateTries(update: ResolvedUpdate, owner: UpdateOwner): UpdateTry[] {
  const { seed, person, switched_on_ms, end_ms } = owner;
  const offered_ms = offeredAt(update, seed, person);
  const uptake = randomStream(seed, 'update-uptake', person, update.index);
  const never = uptake.chance(update.never_share);
  const wait_ms = Math.round(drawExponential(uptake, update.median_days) * MS_PER_DAY);
  if (never || offered_ms === null) return [];
  const first_ms = Math.max(switched_on_ms, offered_ms) + wait_ms;
  if (update.failure === null) return [{ at_ms: first_ms, fails: false }];
  const { share, retry_ms } = update.failure;
  const outcomes = randomStream(seed, 'update-failure', person, update.index);
  const tries: UpdateTry[] = [];
  for (let at_ms = first_ms; ; at_ms += retry_ms) {
    const fails = outcomes.chance(share);
    tries.push({ at_ms, fails });
    if (!fails || retry_ms === null || at_ms + retry_ms >= end_ms) return tries;
  }
}

/** From when on a phone is offered an update; null for never, as when a roll-out is halted below all phones. */
function offeredAt({ stages, released_ms, index }: ResolvedUpdate, seed: number, person: number): number | null {
  const [only] = stages;
  // Nothing is drawn where all get it at once, as in most scenarios.
  if (stages.length === 1 && only?.share === 1) return released_ms + only.after_ms;
  const at = randomStream(seed, 'update-stage', person, index).fraction();
  const stage = stages.find(({ share }) => at < share);
  return stage ? released_ms + stage.after_ms : null;
}

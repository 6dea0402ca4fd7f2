import type { Happening } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, loadScenario, PhonehomeError, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { refuseTooManyDevices } from './engine/check-devices.ts';
import { createFleet, liveOn, stopIfAborted } from './fleet.ts';
import { scenarioPolicy } from './transport/scenario-policy.ts';
import { createVirtualTransport } from './transport/virtual.ts';
import type { Witnessed } from './witnessed.ts';

/** What to simulate. */
export interface SimulateOptions {
  /** A scenario, or the text of a scenario file (YAML or JSON). Checked in either case. */
  readonly scenario: Scenario | string;
  /** The root seed; default: the scenario's own. */
  readonly seed?: number;
  /** How many phones; default: the scenario's own. They are in memory together, at some 60 kB each. */
  readonly devices?: number;
  /** The index of the first one; default 0. What a phone does depends on its index, never on how many there are. */
  readonly first_device?: number;
  /** Ends the simulation with an error INTERRUPTED. */
  readonly signal?: AbortSignal | undefined;
}

/** When and on which phone something happens. */
interface MomentBase {
  /** Virtual milliseconds since the scenario's start, 00:00 UTC. */
  readonly time_ms: number;
  /** The index of the phone. */
  readonly device: number;
  readonly cohort: string;
  readonly phase: string;
  /** What the phone runs at that moment. */
  readonly build: string;
}

/** Something that happens on a phone: a line of timeline.ndjson. */
export interface TruthMoment extends MomentBase {
  readonly kind: 'truth';
  /** Its running number on that phone. */
  readonly seq: number;
  /** The number of what it followed from, or null. */
  readonly cause: number | null;
  readonly happening: Happening;
}

/** A report that reached the operator's server, or an activation that reached the maker's. It comes right after its sending. */
export interface ExchangeMoment extends MomentBase {
  readonly kind: 'exchange' | 'activation';
  /** What the server keeps of it: a line of records.ndjson. */
  readonly record: ExchangeRecord;
}

export type Moment = TruthMoment | ExchangeMoment;

/**
 * Runs a scenario in memory and yields all that happens, in order of (time_ms, device, seq). A pure function of
 * (scenario, seed, devices, first_device): the same moments as in the files of `phonehome run`. A day is simulated when
 * its first moment is asked for.
 * @throws PhonehomeError SCENARIO_INVALID, USAGE, IDENTITY_RANGE_FULL, or INTERRUPTED when the signal is aborted
 */
export async function* simulate(options: SimulateOptions): AsyncGenerator<Moment, void, void> {
  const scenario = checked(options?.scenario);
  const { seed = scenario.seed, devices = scenario.devices, first_device = 0, signal } = options;
  refuseUnlessWhole({ seed, devices, first_device });
  const world = createWorld(scenario, clientState);
  refuseTooManyDevices(world, seed, first_device + devices);
  const fleet = createFleet(world, seed, { first_device, devices });
  const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
  for await (const window of liveOn(fleet, { world, transport, concurrency: 1, signal, witness: () => true })) {
    const recordOf = new Map([...window.records, ...window.activations].map((record) => [record.exchange_id, record]));
    for (const witnessed of window.truth) {
      stopIfAborted(signal);
      const truth = truthMoment(witnessed, window.phase);
      yield truth;
      const { happening } = truth;
      if (happening.event !== 'report' && happening.event !== 'activation') continue;
      const { seq: _s, cause: _c, happening: _h, ...where } = truth;
      const record = recordOf.get(happening.exchange_id);
      const kind = happening.event === 'report' ? 'exchange' : 'activation';
      if (record) yield { ...where, kind, record };
    }
  }
}

function truthMoment({ device, seq, time_ms, cause, build, happening, run }: Witnessed, phase: string): TruthMoment {
  return { kind: 'truth', time_ms, device, cohort: run.cohort.id, phase, build, seq, cause, happening };
}

/** An object is checked like a file: nobody but the checks has seen it. */
function checked(scenario: Scenario | string): Scenario {
  return loadScenario(typeof scenario === 'string' ? scenario : textOf(scenario), 'the scenario', clientState);
}

/** What comes from a program without types may be anything, nothing included. */
function textOf(scenario: Scenario): string {
  const refuse = (what: string): never => {
    const remedy = "Give `scenario`: what `scenarioNamed('incident')` resolves with, or the text of a scenario file";
    throw new PhonehomeError('USAGE', [{ field: 'scenario', what, remedy }]);
  };
  try {
    return JSON.stringify(scenario) ?? refuse(`there is none, but ${typeof scenario}`);
  } catch (error) {
    if (error instanceof PhonehomeError) throw error;
    return refuse(`it cannot be written as JSON (${(error as Error).message.split('\n')[0]})`);
  }
}

function refuseUnlessWhole(values: Readonly<Record<string, number>>): void {
  for (const [field, value] of Object.entries(values)) {
    if (Number.isSafeInteger(value) && value >= (field === 'devices' ? 1 : 0)) continue;
    const remedy = 'Give a whole number, at least 0, of devices at least 1';
    throw new PhonehomeError('USAGE', [{ field, what: `${value} cannot be simulated`, remedy }]);
  }
}

import { setImmediate as breathe } from 'node:timers/promises';
import {
  advanceAtOnce,
  advancePhoneRun,
  type CarryAtOnce,
  createPhoneRun,
  type PhoneRun,
  type TruthSink,
} from '@phonehome/client-sim';
import { MS_PER_DAY, PhonehomeError, type World } from '@phonehome/shared';
import type { Block } from './engine/block.ts';
import { byTime } from './engine/sums.ts';
import { carry } from './transport/carry.ts';
import type { Transport } from './transport/transport.ts';
import type { Window, Witnessed } from './witnessed.ts';

/** What a fleet needs. */
export interface FleetOptions {
  readonly world: World;
  readonly transport: Transport;
  /** How many phones may have a request under way at once. Changes nothing in what comes out. */
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
  /** Hears of everything as it happens, and says whether the window should keep it. */
  readonly witness: (witnessed: Witnessed, phase: string) => boolean;
}

/** After how many phones the event loop gets a turn, so that an interrupt is heard. */
const PHONES_A_BREATH = 64;

/** How many days a story has, a last part of one included. */
export function daysOf(world: World): number {
  return Math.ceil(world.end_ms / MS_PER_DAY);
}

/** The phones of a block, at the beginning of their story. */
export function createFleet(world: World, seed: number, { first_device, devices }: Omit<Block, 'index'>): PhoneRun[] {
  return Array.from({ length: devices }, (_, at) => createPhoneRun(world, seed, first_device + at));
}

/**
 * Lets all phones live to the end of the scenario, a day at a time, and yields each day: what happened in order of time.
 * Phones never influence each other, so within a day they may run in any order.
 * @throws PhonehomeError INTERRUPTED when the signal is aborted
 */
export async function* liveOn(fleet: readonly PhoneRun[], options: FleetOptions): AsyncGenerator<Window> {
  const { world, transport, concurrency, signal, witness } = options;
  const answersAtOnce = transport.name === 'virtual';
  for (let from_ms = 0; from_ms < world.end_ms; from_ms += MS_PER_DAY) {
    const until_ms = Math.min(from_ms + MS_PER_DAY, world.end_ms);
    const phase = world.phases.findLast((candidate) => candidate.from_ms <= from_ms)?.id ?? '';
    const truth: Witnessed[] = [];
    const sink: TruthSink = (entry, run) => {
      const { device, seq, time_ms, cause, happening } = entry;
      const build = run.phone.build.id;
      const witnessed = { device, seq, time_ms, cause, happening, build, has_client: hasClient(run), run };
      if (witness(witnessed, phase)) truth.push(witnessed);
    };
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let run = fleet[next++]; run; run = fleet[next++]) {
        if (run.device % PHONES_A_BREATH === 0) await breathe();
        stopIfAborted(signal);
        if (answersAtOnce) advanceAtOnce(run, until_ms, sink, (exchange) => carriedAtOnce(transport, exchange));
        else await liveUntil(run, until_ms, transport, sink, signal);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    const records = transport.takeRecords().sort(byTime);
    const activations = transport.takeActivations().sort(byTime);
    yield { from_ms, until_ms, phase, truth: truth.sort(byTimeAndDevice), records, activations };
    await breathe();
  }
}

/** Whether some activation client on the phone hears what happens: China Telecom's or the maker's. */
function hasClient({ client, phone }: PhoneRun): boolean {
  return client !== null || phone.build.maker_activation;
}

function carriedAtOnce(transport: Transport, exchange: Parameters<CarryAtOnce>[0]): ReturnType<CarryAtOnce> {
  const observation = carry(transport, exchange);
  if (observation instanceof Promise) throw new RangeError('in memory a request is answered at once');
  return observation;
}

async function liveUntil(
  run: PhoneRun,
  until_ms: number,
  transport: Transport,
  sink: TruthSink,
  signal: AbortSignal | undefined,
): Promise<void> {
  const life = advancePhoneRun(run, until_ms, sink);
  for (let step = life.next(); !step.done; ) {
    const observation = carry(transport, step.value);
    if (observation instanceof Promise) {
      step = life.next(await observation);
      stopIfAborted(signal);
    } else step = life.next(observation);
  }
}

/** @throws PhonehomeError INTERRUPTED when the signal is aborted */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw interruption();
}

/** The error of a run that was interrupted. */
export function interruption(what = 'interrupted', remedy = 'Start it again to get the whole run'): PhonehomeError {
  return new PhonehomeError('INTERRUPTED', [{ what, remedy }]);
}

function byTimeAndDevice(a: Witnessed, b: Witnessed): number {
  return a.time_ms - b.time_ms || a.device - b.device || a.seq - b.seq;
}

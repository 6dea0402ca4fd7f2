import type { Flow } from '../flow/flow.ts';
import type { Spill } from '../spill/spill.ts';
import { NOWHERE, spilledValues } from '../spill/spilled-values.ts';

/** Which flows carried something, as little of it as stays in memory: the last one, and where the others are. */
export interface Carried {
  /** Where the run before the last one is. */
  before: number;
  flow: number;
  flow_id: string;
  /** How often the last flow carried it, with no other in between. */
  run: number;
  /** Runs that were only counted, since the spill was full; from the first one on `flow_id` is that of the last one. */
  unkept: number;
}

/** The flows that carried something, up to as many as were asked for, and how many there were. */
export interface CarriedBy {
  readonly flows: readonly { readonly flow: Flow; readonly times: number }[];
  readonly flow_count: number;
}

/** Keeps flows in a spill, and which of them carried what, in the order in which they did. */
export interface FlowShelf {
  /** Where a flow is kept. */
  place(flow: Flow): number;
  at(place: number): Flow;
  /** Something is carried for the first time. */
  begin(flow: Flow): Carried;
  /** It is carried once more. */
  enter(carried: Carried, flow: Flow): void;
  /** By what it was carried: flows that go on beside one another once each; beyond `flows_max`, as far as they do not. */
  carriedBy(carried: Carried, flows_max: number): CarriedBy;
  /** How many runs were only counted, of all. */
  unkept(): number;
}

/** A run of a chain: where the one before it is, its flow, how often. */
const RUN_BYTES = 20;

/**
 * An empty shelf.
 * @param bytes_max of the spill: beyond it flows are counted and not kept
 */
export function createFlowShelf(spill: Spill, bytes_max: number): FlowShelf {
  const values = spilledValues(spill);
  const places = new WeakMap<Flow, number>();
  const run = Buffer.alloc(RUN_BYTES);
  let unkept = 0;

  const place = (flow: Flow): number => {
    let known = places.get(flow);
    if (known === undefined) {
      known = values.put(flow);
      places.set(flow, known);
    }
    return known;
  };
  const at = (where: number): Flow => {
    const flow = values.get(where) as Flow;
    places.set(flow, where);
    return flow;
  };

  return {
    place,
    at,
    begin: (flow) => ({ before: NOWHERE, flow: place(flow), flow_id: flow.id, run: 1, unkept: 0 }),
    enter(carried, flow) {
      if (carried.flow_id === flow.id) {
        if (carried.unkept === 0) carried.run++;
        return;
      }
      if (carried.unkept > 0 || spill.size() >= bytes_max) {
        carried.flow_id = flow.id;
        carried.unkept++;
        unkept++;
        return;
      }
      run.writeDoubleLE(carried.before, 0);
      run.writeDoubleLE(carried.flow, 8);
      run.writeUInt32LE(carried.run, 16);
      carried.before = spill.append(run);
      carried.flow = place(flow);
      carried.flow_id = flow.id;
      carried.run = 1;
    },
    carriedBy(carried, flows_max) {
      const runs: number[] = [carried.run, carried.flow];
      for (let next = carried.before; next !== NOWHERE; next = run.readDoubleLE(0)) {
        spill.read(next, run);
        runs.push(run.readUInt32LE(16), run.readDoubleLE(8));
      }
      const kept = new Map<string, { readonly flow: Flow; times: number }>();
      let flow_count = carried.unkept;
      let last = '';
      while (runs.length > 0) {
        const flow = values.get(runs.pop() as number) as Flow;
        const times = runs.pop() as number;
        const before = kept.get(flow.id);
        if (before) before.times += times;
        else if (kept.size < flows_max) {
          kept.set(flow.id, { flow, times });
          flow_count++;
        } else if (last !== flow.id) {
          last = flow.id;
          flow_count++;
        }
      }
      return { flows: [...kept.values()], flow_count };
    },
    unkept: () => unkept,
  };
}

import fc from 'fast-check';
import t from 'tap';
import { createFlowShelf } from '../../../packages/observe/src/find/flow-shelf.ts';
import type { Flow } from '../../../packages/observe/src/flow/flow.ts';
import { memorySpill } from '../../../packages/observe/src/spill/spill.ts';

const flow = (id: string): Flow => ({
  id,
  protocol: 'udp',
  client: '192.0.2.1:40000',
  server: '198.51.100.7:514',
  host: id === 'a' ? null : `${'long.'.repeat(120)}example \u{1f4f1} "${id}"`,
  begin_us: 1_700_000_000_123_456,
});

/** The same with everything in memory. */
function plainly(ids: readonly string[], flows_max: number) {
  const kept = new Map<string, number>();
  let flow_count = 0;
  let last = '';
  for (const id of ids) {
    const before = kept.get(id);
    if (before !== undefined) kept.set(id, before + 1);
    else if (kept.size < flows_max) {
      kept.set(id, 1);
      flow_count++;
    } else if (last !== id) {
      last = id;
      flow_count++;
    }
  }
  return { flows: [...kept].map(([id, times]) => ({ flow: flow(id), times })), flow_count };
}

t.test('flows of several leaks, however they alternate, are told as if all of them were in memory', async (t) => {
  const events = fc.array(fc.tuple(fc.nat(2), fc.constantFrom('a', 'b', 'c', 'd', 'e')), { maxLength: 60 });
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 5 }), (events, flows_max) => {
      const shelf = createFlowShelf(memorySpill(), 1_000_000);
      const flows = new Map('abcde'.split('').map((id) => [id, flow(id)]));
      for (const leak of [0, 1, 2]) {
        const ids = events.filter(([of]) => of === leak).map(([, id]) => id);
        const [first, ...others] = ids.map((id) => flows.get(id) as Flow);
        if (!first) continue;
        const carried = shelf.begin(first);
        for (const one of others) shelf.enter(carried, one);
        t.strictSame(shelf.carriedBy(carried, flows_max), plainly(ids, flows_max));
      }
    }),
    { numRuns: 100 },
  );
});

t.test('when the spill is full, flows are counted and that is said', async (t) => {
  const shelf = createFlowShelf(memorySpill(), 1);
  const carried = shelf.begin(flow('a'));
  for (const id of ['a', 'b', 'b', 'c']) shelf.enter(carried, flow(id));
  t.strictSame(shelf.carriedBy(carried, 10), { flows: [{ flow: flow('a'), times: 2 }], flow_count: 3 });
  t.equal(shelf.unkept(), 2);
});

import { createPolicyCounters, type Edge, type Limits, listen, resolvePolicy } from '@phonehome/fake-server';
import { loadPolicy, POLICY_FORMAT, type Policy } from '@phonehome/shared';

/** What the process is started with: as JSON, its only argument. */
export interface ServerOptions {
  readonly policy: Policy;
  readonly limits?: Partial<Limits>;
}

/** What it says of its memory. */
export interface MemoryUse {
  /** Bytes of objects and buffers when nothing is left to collect. */
  readonly settled_bytes: number;
  /** The most that was seen since the last answer, with what was still to be collected. */
  readonly peak_bytes: number;
  /** Sockets, timers and what else keeps a process from ending. */
  readonly handles: number;
  /** Records that were made since the start. */
  readonly records: number;
}

/** A server that keeps nothing, alone in its process, so that what it holds can be measured. It answers each message. */
async function run({ policy, limits = {} }: ServerOptions): Promise<void> {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) throw new Error('start with --expose-gc');
  let records = 0;
  const edge: Edge = {
    waits: true,
    arrive: () => ({ time_ms: Date.now(), exchange_id: String(records++) }),
    keep: () => undefined,
  };
  const checked = loadPolicy(JSON.stringify({ format: POLICY_FORMAT, ...policy }), 'policy');
  const ready = resolvePolicy(checked, { epoch_ms: 0, seed: 0, names_closest: true });
  const { port } = await listen(ready, edge, 0, { limits, counters: createPolicyCounters() });
  const held = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  let peak_bytes = 0;
  setInterval(() => {
    peak_bytes = Math.max(peak_bytes, held());
  }, 10);
  process.on('message', async () => {
    // What is freed at the end of one collection is found by the next.
    for (let i = 0; i < 4; i++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const handles = process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length;
    const use: MemoryUse = { settled_bytes: held(), peak_bytes, handles, records };
    peak_bytes = 0;
    process.send?.(use);
  });
  process.send?.({ port });
}

await run(JSON.parse(process.argv[2] ?? '') as ServerOptions);

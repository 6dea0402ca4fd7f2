import type { Spill } from '../../spill/spill.ts';
import { NOWHERE, spilledValues } from '../../spill/spilled-values.ts';
import type { FlowShelf } from '../flow-shelf.ts';
import type { Sent } from '../ledger.ts';
import type { Digest } from '../look.ts';
import type { SeenDigest, SeenStore } from './hash-book.ts';

/** As it is kept: the flow by its place. */
interface Kept extends Omit<Sent, 'flow'> {
  readonly before: number;
  readonly place: number;
  readonly digest: Digest;
}

/**
 * Keeps digests that were seen in a spill.
 * @param bytes_max of the spill: beyond it nothing more is kept
 */
export function seenStore(spill: Spill, shelf: FlowShelf, bytes_max: number): SeenStore<Sent> & { lost(): number } {
  const values = spilledValues(spill);
  let lost = 0;
  return {
    keep({ digest, context: { flow, time_us, clear } }, before) {
      if (spill.size() >= bytes_max) {
        lost++;
        return before;
      }
      return values.put({ before, place: shelf.place(flow), time_us, clear, digest } satisfies Kept);
    },
    chain(last) {
      const chain: SeenDigest<Sent>[] = [];
      for (let at = last; at !== NOWHERE; ) {
        const { before, place, digest, time_us, clear } = values.get(at) as Kept;
        chain.push({ digest, context: { flow: shelf.at(place), time_us, clear } });
        at = before;
      }
      return chain.reverse();
    },
    lost: () => lost,
  };
}

import type { Evidence } from './evidence.ts';
import type { OwnCopies } from './own-copies.ts';

/** How often values come in a capture, as far as that makes a difference. */
export interface ValueCounts {
  count(id: string, flow_id: string, destination: string): void;
  /** What speaks for a value that comes again: a number of a single event does not. */
  evidenceOf(id: string): readonly Evidence[];
  /** How often a value came that was one too many. */
  uncounted(): number;
}

/** Up to as many of each as make a difference. */
interface Value {
  readonly destination: string;
  to_others: boolean;
  /** Of the first two flows, until there is a third one. */
  first_flow: string;
  second_flow: string;
  flow_count: number;
}

const VALUES_MAX = 200_000;
/** So many flows make a value one that stays with its device. */
const OFTEN = 3;

/** No values yet. */
export function createValueCounts(copies: OwnCopies): ValueCounts {
  const values = new Map<string, Value>();
  let uncounted = 0;
  return {
    count(id, flow_id, destination) {
      const one = values.get(id);
      if (one) countAgain(one, flow_id, destination);
      else if (values.size >= VALUES_MAX) uncounted++;
      else {
        values.set(id, {
          destination: copies.text(destination),
          to_others: false,
          first_flow: flow_id,
          second_flow: '',
          flow_count: 1,
        });
      }
    },
    evidenceOf(id) {
      const one = values.get(id);
      if (!one) return [];
      return [...(one.flow_count >= OFTEN ? [COMES_OFTEN] : []), ...(one.to_others ? [TO_OTHERS] : [])];
    },
    uncounted: () => uncounted,
  };
}

function countAgain(one: Value, flow_id: string, destination: string): void {
  if (destination !== one.destination) one.to_others = true;
  if (one.flow_count === OFTEN || flow_id === one.first_flow || (one.flow_count > 1 && flow_id === one.second_flow))
    return;
  one.flow_count++;
  one.second_flow = flow_id;
  if (one.flow_count === OFTEN) {
    one.first_flow = '';
    one.second_flow = '';
  }
}

const COMES_OFTEN: Evidence = { points: 3, says: `seen in ${OFTEN} connections or more` };
const TO_OTHERS: Evidence = { points: 3, says: 'sent to more than one server' };

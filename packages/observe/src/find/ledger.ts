import { addressOf, destinationOf, type Flow } from '../flow/flow.ts';
import type { Root } from '../flow/roots.ts';
import { confidenceOf, type Evidence, FINDING_MIN, SURE_MIN } from './evidence.ts';
import { createHashBook, type Solved } from './hashes/hash-book.ts';
import { createKnownSearch } from './known-spellings.ts';
import type { KnownValues } from './known-values.ts';
import { type Leak, valueId } from './leak.ts';
import { type Located, lookAt } from './look.ts';
import { isCalledOther, weighMessage } from './weigh-message.ts';

/** Where and when something was sent. */
export interface Sent {
  readonly flow: Flow;
  readonly time_us: number;
  /** Whether anyone on the path could read it. */
  readonly clear: boolean;
}

/** Gathers what messages say, and at the end weighs it as a whole. Memory: the different leaks, within bounds. */
export interface Ledger {
  add(sent: Sent, roots: readonly Root[]): void;
  end(): Weighed;
}

/** Leaks and look-alikes, each in the order in which they were first seen. */
export interface Weighed {
  readonly leaks: readonly Leak[];
  readonly look_alikes: readonly Leak[];
  /** How often something leaked that was not kept, since too many leaks were. */
  readonly left_out: number;
  /** Messages with more values than are looked at. */
  readonly in_part: number;
}

interface Group {
  /** As it was seen where it was likeliest. */
  located: Located;
  readonly sent: Sent;
  /** By their ids: flows go on beside one another. */
  readonly flows: Map<string, { readonly flow: Flow; times: number }>;
  flow_count: number;
  /** Of the flows that are counted alone. */
  last_flow: string;
  times: number;
  last_us: number;
}

/** Up to as many of each as make a difference. */
interface Value {
  readonly destinations: string[];
  readonly flows: string[];
}

const STRONG_MAX = 200_000;
const WEAK_MAX = 20_000;
/** So many flows make a value one that stays with its device. */
const OFTEN = 3;

/** What a ledger is told before it begins. */
export interface LedgerOptions {
  /** Identifiers of the devices that are observed, as their owner knows them. */
  readonly known?: KnownValues;
  /** How many flows of one leak are kept one by one; the others are counted. */
  readonly flows_max?: number;
}

const FLOWS_MAX = 1_000;

/** An empty ledger. */
export function createLedger({ known = [], flows_max = FLOWS_MAX }: LedgerOptions = {}): Ledger {
  const strong = new Map<string, Group>();
  const weak = new Map<string, Group>();
  const values = new Map<string, Value>();
  const book = createHashBook<Sent>();
  const search = { values: known, find: createKnownSearch(known) };
  let left_out = 0;
  let in_part = 0;
  for (const { kind, value } of known) book.learn(kind, value);

  const note = (located: Located, sent: Sent): void => {
    const { flow, time_us, clear } = sent;
    const { kind, value, where, keys, chain } = located;
    const destination = destinationOf(flow);
    const id = [kind, value, addressOf(flow.client), destination, clear, where, keys.join('\0'), chain.join('\0')].join(
      '\x01',
    );
    count(located, flow, destination);
    const before = strong.get(id) ?? weak.get(id);
    const group: Group = before ?? {
      located: ownCopy(located),
      sent,
      flows: new Map(),
      flow_count: 0,
      last_flow: '',
      times: 0,
      last_us: time_us,
    };
    enterFlow(group, flow, flows_max);
    group.times++;
    group.last_us = Math.max(group.last_us, time_us);
    // What stood alone at first may come in better company later.
    if (confidenceOf(located.evidence) > confidenceOf(group.located.evidence)) group.located = ownCopy(located);
    if (strong.has(id)) return;
    if (confidenceOf(group.located.evidence) < FINDING_MIN) {
      weak.set(id, group);
      if (weak.size > WEAK_MAX) weak.delete(weak.keys().next().value as string);
    } else if (strong.size < STRONG_MAX) {
      weak.delete(id);
      strong.set(id, group);
    } else left_out++;
  };
  const count = ({ kind, value }: Located, flow: Flow, destination: string): void => {
    const id = valueId(kind, value);
    const one = values.get(id);
    if (one) {
      enterFew(one.flows, flow.id);
      enterFew(one.destinations, destination);
    } else if (values.size < STRONG_MAX) values.set(id, { destinations: [destination], flows: [flow.id] });
  };

  return {
    add(sent, roots) {
      const looked = roots.map((root) => lookAt(root, search));
      if (looked.some((one) => !one.is_whole)) in_part++;
      const located = weighMessage(looked.flatMap((one) => one.located));
      for (const one of located) {
        note(one, sent);
        if (confidenceOf(one.evidence) < SURE_MIN) continue;
        for (const solved of book.learn(one.kind, one.value)) note(hashed(solved, solved.digest), solved.context);
      }
      for (const digest of looked.flatMap((one) => one.digests)) {
        const solved = book.solve(digest, sent);
        if (solved) note(hashed(solved, digest), sent);
      }
    },
    end() {
      const all = [...strong.values(), ...weak.values()].map((group) =>
        weigh(group, values.get(valueId(group.located.kind, group.located.value))),
      );
      all.sort((a, b) => a.first_us - b.first_us);
      const leaks = all.filter(({ confidence }) => confidence >= FINDING_MIN);
      const look_alikes = all.filter(({ confidence, located }) => confidence < FINDING_MIN && located.kind !== 'meid');
      return { leaks, look_alikes, left_out, in_part };
    },
  };
}

/** Counts a flow once, however its requests alternate with those of others; beyond the flows that are kept, as far as they do not. */
function enterFlow(group: Group, flow: Flow, flows_max: number): void {
  const kept = group.flows.get(flow.id);
  if (kept) {
    kept.times++;
    return;
  }
  if (group.flows.size < flows_max) group.flows.set(flow.id, { flow, times: 1 });
  else if (group.last_flow === flow.id) return;
  else group.last_flow = flow.id;
  group.flow_count++;
}

/** A copy without pieces of the message, each of which would keep all of the message in memory. */
function ownCopy(located: Located): Located {
  return structuredClone(located);
}

function enterFew(few: string[], one: string): void {
  if (few.length < OFTEN && !few.includes(one)) few.push(one);
}

/** A digest as the identifier that it was made of. */
function hashed(
  { kind, value, form }: Solved,
  { where, keys, chain }: Pick<Located, 'where' | 'keys' | 'chain'>,
): Located {
  const what = form.form === null ? '' : `, ${form.form}`;
  const evidence = [
    {
      points: 40,
      says: `the ${form.algorithm} of a value that is known${what}: whoever knows the value knows whose it is`,
    },
  ];
  return { kind, value, where, keys, chain: [...chain, form.algorithm], evidence };
}

/** What the whole capture adds: a number that comes again is no number of a single event. */
function weigh(group: Group, value: Value | undefined): Leak {
  const { located, sent, flows, flow_count, times, last_us } = group;
  const evidence: Evidence[] = [...located.evidence];
  const is_other = isCalledOther(located);
  if (value && !is_other && value.flows.length >= OFTEN)
    evidence.push({ points: 3, says: `seen in ${OFTEN} connections or more` });
  if (value && !is_other && value.destinations.length > 1)
    evidence.push({ points: 3, says: 'sent to more than one server' });
  return {
    located,
    device: addressOf(sent.flow.client),
    destination: destinationOf(sent.flow),
    clear: sent.clear,
    flows: [...flows.values()],
    flow_count,
    times,
    first_us: sent.time_us,
    last_us,
    confidence: confidenceOf(evidence),
    evidence,
  };
}

import { createHash } from 'node:crypto';
import { addressOf, destinationOf, type Flow } from '../flow/flow.ts';
import type { Root } from '../flow/roots.ts';
import { memorySpill, type Spill } from '../spill/spill.ts';
import { createAcross } from './across/across.ts';
import { placeApart } from './apart-place.ts';
import { confidenceOf, type Evidence, FINDING_MIN } from './evidence.ts';
import { type Carried, type CarriedBy, createFlowShelf } from './flow-shelf.ts';
import { createHashBook, type Solved } from './hashes/hash-book.ts';
import { createSaltedBook } from './hashes/salted-book.ts';
import { saltedPairs } from './hashes/salted-message.ts';
import { seenStore } from './hashes/seen-store.ts';
import { createKnownSearch } from './known-spellings.ts';
import type { KnownValues } from './known-values.ts';
import { type Leak, valueId } from './leak.ts';
import { type Located, lookAt, type WholeDigest } from './look.ts';
import { createOwnCopies } from './own-copies.ts';
import { createValueCounts } from './value-counts.ts';
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
  /** Returns whether something in it is a leak so far. */
  add(sent: Sent, roots: readonly Root[]): boolean;
  /** What a server answered in a flow. */
  answered(flow: Flow, bytes: Uint8Array): void;
  /** A flow has ended, or all have: the flows in which something is a leak that stood in several messages. */
  finish(flow?: Flow): readonly Flow[];
  end(): Weighed;
}

/** Leaks and look-alikes, each in the order in which they were first seen. */
export interface Weighed {
  readonly leaks: readonly Leak[];
  readonly look_alikes: readonly Leak[];
  /** The flows that carried one of them, up to as many as the observer was told to keep, and how often each did. */
  readonly carriedBy: (leak: Leak) => CarriedBy;
  readonly left_out: LeftOut;
  /** Messages with more values than are looked at. */
  readonly in_part: number;
}

/** What was more than is kept. */
export interface LeftOut {
  /** How often something leaked that was not kept, since too many leaks were. */
  readonly leaks: number;
  /** Look-alikes that others took the place of. */
  readonly look_alikes: number;
  /** How often a value came of which it was not counted in how many flows and to how many servers it went. */
  readonly values: number;
  /** How often an identifier came whose hashes were not looked for. */
  readonly hashes: number;
  /** Digests with a salt beside them that were not compared with all identifiers. */
  readonly salted: number;
  /** How often flows of a leak were counted and not kept, since what they were kept in was full. */
  readonly flows: number;
}

/** A leak, or look-alike, as it is gathered. */
interface Group extends Leak, Carried {
  /** As it was seen where it was likeliest. */
  located: Located;
  /** Characters of what it is known by. */
  readonly chars: number;
  times: number;
  last_us: number;
  confidence: number;
  evidence: readonly Evidence[];
}

const STRONG_MAX = 200_000;
const WEAK_MAX = 20_000;
/** Of values, names and servers of all leaks together, and of all look-alikes: they may be as long as whoever sends them likes. */
const STRONG_CHARS_MAX = 64_000_000;
const WEAK_CHARS_MAX = 8_000_000;
/** What a leak is known by; beyond that its hash is as good. */
const ID_LENGTH_MAX = 200;
/** What a ledger is told before it begins. */
export interface LedgerOptions {
  /** Identifiers of the devices that are observed, as their owner knows them. */
  readonly known?: KnownValues;
  /** How many flows of one leak are kept one by one; the others are counted. */
  readonly flows_max?: number;
}

const FLOWS_MAX = 1_000;

/** How large a spill may become; what comes then is counted. */
const SPILL_BYTES_MAX = 4 * 1024 * 1024 * 1024;

/**
 * An empty ledger.
 * @param spill where flows are kept that are told one by one
 */
export function createLedger(
  { known = [], flows_max = FLOWS_MAX }: LedgerOptions = {},
  spill: Spill = memorySpill(),
): Ledger {
  const strong = new Map<string, Group>();
  const weak = new Map<string, Group>();
  const copies = createOwnCopies();
  const values = createValueCounts(copies);
  const shelf = createFlowShelf(spill, SPILL_BYTES_MAX);
  const store = seenStore(spill, shelf, SPILL_BYTES_MAX);
  const book = createHashBook(store);
  const salted = createSaltedBook(store);
  const search = { values: known, find: createKnownSearch(known) };
  const across = createAcross((root) => lookAt(root, search));
  const left_out = { leaks: 0, look_alikes: 0 };
  let strong_chars = 0;
  let weak_chars = 0;
  let in_part = 0;
  for (const { kind, value } of known) book.learn(kind, value);

  /** Returns whether it is a leak so far. */
  const note = (located: Located, { flow, time_us, clear }: Sent): boolean => {
    const { kind, value, where, keys, chain } = located;
    const [device, destination] = [addressOf(flow.client), destinationOf(flow)];
    const whole_id = [kind, value, device, destination, clear, where, keys.join('\0'), chain.join('\0')].join('\x01');
    const id = shortId(whole_id);
    values.count(valueId(kind, value), flow.id, destination);
    const before = strong.get(id) ?? weak.get(id);
    const is_full = strong.size >= STRONG_MAX || strong_chars >= STRONG_CHARS_MAX;
    if (!before && is_full && confidenceOf(located.evidence) >= FINDING_MIN) {
      left_out.leaks++;
      return false;
    }
    if (before) {
      shelf.enter(before, flow);
      before.times++;
      before.last_us = Math.max(before.last_us, time_us);
    }
    const group: Group = before ?? {
      located: copies.located(located),
      chars: whole_id.length,
      device: copies.text(device),
      destination: copies.text(destination),
      clear,
      times: 1,
      first_us: time_us,
      last_us: time_us,
      confidence: 0,
      evidence: NONE,
      ...shelf.begin(flow),
    };
    // What stood alone at first may come in better company later.
    if (confidenceOf(located.evidence) > confidenceOf(group.located.evidence)) group.located = copies.located(located);
    if (strong.has(id)) return true;
    if (confidenceOf(group.located.evidence) < FINDING_MIN) {
      enterWeak(id, group);
      return false;
    }
    if (is_full) {
      left_out.leaks++;
      return false;
    }
    if (weak.delete(id)) weak_chars -= group.chars;
    strong.set(id, group);
    strong_chars += group.chars;
    return true;
  };
  const enterWeak = (id: string, group: Group): void => {
    if (!weak.has(id)) weak_chars += group.chars;
    weak.set(id, group);
    while (weak.size > WEAK_MAX || weak_chars > WEAK_CHARS_MAX) {
      const [oldest] = weak;
      if (!oldest) return;
      weak.delete(oldest[0]);
      weak_chars -= oldest[1].chars;
      left_out.look_alikes++;
    }
  };
  /** Notes what was found in a message, and the hashes that are known by it: how many are leaks so far, and the hashes that are none. */
  const noteAll = (
    located: readonly Located[],
    sent: Sent,
    digests: readonly WholeDigest[] = [],
  ): { readonly leaks: number; readonly unsolved: readonly WholeDigest[] } => {
    const device = addressOf(sent.flow.client);
    let leaks = 0;
    const enter = (one: Located, of: Sent): void => {
      if (note(one, of)) leaks++;
    };
    for (const one of located) {
      enter(one, sent);
      // Whatever else it is taken for, nobody sends the hash of it by chance.
      if (confidenceOf(one.evidence) < FINDING_MIN) continue;
      for (const solved of book.learn(one.kind, one.value, device))
        enter(hashed(solved, solved.digest), solved.context);
    }
    const unsolved = digests.filter((digest) => {
      const solved = book.solve(digest.digest, sent);
      if (solved) enter(hashed(solved, digest.digest), sent);
      return solved === null;
    });
    return { leaks, unsolved };
  };
  return {
    add(sent, roots) {
      const looked = roots.map((root) => lookAt(root, search));
      if (looked.some((one) => !one.is_whole)) in_part++;
      const apart =
        roots.length < 2 ? [] : placeApart(looked.map((one, i) => ({ ...one, where: (roots[i] as Root).where })));
      const located = weighMessage([...looked.flatMap((one) => one.located), ...apart]);
      const digests = looked.flatMap((one) => one.digests);
      const { leaks, unsolved } = noteAll(located, sent, digests);
      const salts = unsolved.length > 0 ? looked.flatMap((one) => one.salts()) : [];
      for (const { is_meant, ...pair } of saltedPairs(unsolved, salts))
        salted.see({ ...pair, context: sent, device: addressOf(sent.flow.client) }, is_meant);
      const together = across.take({ sent, roots, looked, located });
      return leaks + (together.length === 0 ? 0 : noteAll(weighMessage(together), sent).leaks) > 0;
    },
    answered: across.answered,
    finish(flow) {
      return across
        .finish(flow)
        .filter(({ located, sent }) => noteAll(weighMessage(located), sent).leaks > 0)
        .map(({ sent }) => sent.flow);
    },
    end() {
      for (const solved of salted.solve(book.identifiers(), book.isSolved))
        note(
          hashed(solved, solved.digest, ', made of a value that is known and of a salt or key beside it'),
          solved.context,
        );
      const all: Leak[] = [...strong.values(), ...weak.values()].map((group) =>
        weigh(group, values.evidenceOf(valueId(group.located.kind, group.located.value))),
      );
      for (const gathered of [strong, weak]) gathered.clear();
      all.sort((a, b) => a.first_us - b.first_us);
      return {
        leaks: all.filter(({ confidence }) => confidence >= FINDING_MIN),
        look_alikes: all.filter(({ confidence, located }) => confidence < FINDING_MIN && located.kind !== 'meid'),
        carriedBy: (leak) => shelf.carriedBy(leak as Group, flows_max),
        left_out: {
          ...left_out,
          values: values.uncounted(),
          salted: salted.untried(),
          hashes: book.unlearnt() + store.lost(),
          flows: shelf.unkept(),
        },
        in_part,
      };
    },
  };
}

const NONE: readonly Evidence[] = [];

/** Names may be as long as whoever sends them likes. */
function shortId(id: string): string {
  return id.length > ID_LENGTH_MAX ? createHash('sha256').update(id).digest('base64') : id;
}

/**
 * A digest as the identifier that it was made of.
 * @param of what it was made of
 */
function hashed(
  { kind, value, form }: Solved,
  { where, keys, chain }: Pick<Located, 'where' | 'keys' | 'chain'>,
  of = ' of a value that is known',
): Located {
  const what = form.form === null ? '' : `, ${form.form}`;
  const evidence = [
    {
      points: 40,
      says: `the ${form.algorithm}${of}${what}: whoever knows the value knows whose it is`,
    },
  ];
  return { kind, value, where, keys, chain: [...chain, form.algorithm], evidence };
}

/** What the whole capture adds: a number that comes again is no number of a single event. */
function weigh(group: Group, again: readonly Evidence[]): Leak {
  const { located } = group;
  const whole = again.length > 0 && !isCalledOther(located) ? [...located.evidence, ...again] : located.evidence;
  return Object.assign(group, { evidence: whole, confidence: confidenceOf(whole) });
}

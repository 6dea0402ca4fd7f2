import type { Sent } from '../ledger.ts';
import type { HeaderRow } from './header-rows.ts';
import type { NameMap } from './name-map.ts';
import { createNamedPieces, type NamedPieces } from './named-pieces.ts';
import type { Piece } from './piece.ts';
import { createSeries, type Joined, type Series } from './series.ts';
import { isSameKey, type ToldKey } from './told-keys.ts';

/** Where a key was told. */
export interface KeyFrom {
  readonly key: ToldKey;
  readonly from: 'message' | 'answer';
}

/** What is kept in mind of a conversation. */
export interface Conversation {
  /** The keys that were told last. */
  readonly keys: readonly KeyFrom[];
  names: HeaderRow | null;
  /** What short names stand for. */
  map: NameMap | null;
  readonly named: NamedPieces;
  /** Its last message. */
  last: Sent | null;
  keep(key: ToldKey, from: KeyFrom['from']): void;
  /** Takes pieces; what is whole by it. */
  take(piece: Piece): Joined[];
  /** What is there of series that are not whole; they are forgotten. */
  rest(): Joined[];
  /** A value was found. */
  learn(id: string): void;
  /** Whether a value was found before. */
  knows(id: string): boolean;
  /** Something came of what was joined last: series like it may come again. */
  succeeded(): void;
  /** Characters and bytes of pieces. */
  readonly held: number;
}

const KEYS_MAX = 8;
const SERIES_MAX = 16;
const VALUES_MAX = 100;
/** Names may be as long as whoever sends them likes. */
const ID_LENGTH_MAX = 300;
/** A series of which nothing came so often is no longer put together. */
const FRUITLESS_MAX = 2;

/** A conversation of which nothing is known yet. */
export function createConversation(): Conversation {
  const keys: KeyFrom[] = [];
  const open = new Map<string, Series>();
  const fruitless = new Map<string, number>();
  const values = new Set<string>();
  let last_joined = '';
  const close = (id: string): Joined[] => {
    const joined = open.get(id)?.joined() ?? [];
    open.delete(id);
    if (joined.length === 0) return joined;
    if (fruitless.size < SERIES_MAX || fruitless.has(id)) fruitless.set(id, (fruitless.get(id) ?? 0) + 1);
    last_joined = id;
    return joined;
  };
  return {
    keys,
    names: null,
    map: null,
    named: createNamedPieces(),
    last: null,
    keep(key, from) {
      const at = keys.findIndex((one) => isSameKey(one.key, key));
      if (at >= 0) keys.splice(at, 1);
      keys.push({ key, from });
      if (keys.length > KEYS_MAX) keys.shift();
    },
    take(piece) {
      const { series: id, may_begin = true } = piece;
      if (id.length > ID_LENGTH_MAX || (fruitless.get(id) ?? 0) >= FRUITLESS_MAX) return [];
      const before = open.get(id);
      const added = before?.add(piece);
      if (added === 'taken' || added === 'known') return [];
      const joined = before ? close(id) : [];
      if (added === 'complete' && piece.total !== null) return joined;
      if (may_begin) open.set(id, createSeries(piece));
      const [oldest] = open.keys();
      return open.size > SERIES_MAX && oldest !== undefined ? [...joined, ...close(oldest)] : joined;
    },
    rest: () => [...open.keys()].flatMap(close),
    learn(id) {
      if (values.size < VALUES_MAX) values.add(id);
    },
    knows: (id) => values.has(id),
    succeeded: () => {
      fruitless.delete(last_joined);
    },
    get held() {
      let held = 0;
      for (const { size } of open.values()) held += size;
      return held;
    },
  };
}

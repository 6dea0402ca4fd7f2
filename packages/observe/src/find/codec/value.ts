import type { Content } from './codec.ts';

/** A value of a format that has lists and maps (JSON, MessagePack, CBOR): a number is the text that it is written as. */
export type Value = Content | ValueList | ValueMap;

/** Values after one another. */
export interface ValueList {
  readonly items: readonly Value[];
}

/** Values by name; what has none stands in the place of a name. */
export interface ValueMap {
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string | undefined;
  readonly value: Value;
}

/** The values of a list; null where it is none. */
export function itemsOf(value: Value | undefined): readonly Value[] | null {
  return typeof value === 'object' && 'items' in value ? value.items : null;
}

/** What a map holds; null where it is none. */
export function entriesOf(value: Value | undefined): readonly Entry[] | null {
  return typeof value === 'object' && 'entries' in value && !(value instanceof Uint8Array) ? value.entries : null;
}

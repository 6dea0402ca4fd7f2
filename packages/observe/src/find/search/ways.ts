import type { Codec, Content } from '../codec/codec.ts';

/** Something that may have been done to a content, and what it may have been before: of another sort, too. */
export interface Way<From extends Content> {
  /** How a chain calls it; empty where it is nothing to speak of. */
  readonly name: string;
  undo(content: From): Iterable<Content>;
}

/** Ways of which at most one is gone, by contents of a sort, or by those alone that it takes. */
export type Stage =
  | { readonly of: 'text'; readonly ways: readonly Way<string>[] }
  | {
      readonly of: 'bytes';
      readonly ways: readonly Way<Uint8Array>[];
      readonly takes?: (bytes: Uint8Array) => boolean;
    };

/** What a codec of bytes undoes. */
export function ofCodec({ name, decode }: Codec): Way<Uint8Array> {
  return { name, undo: (bytes) => (decode(bytes) ?? []).map(({ content }) => content) };
}

/** A content, and what was undone for it. */
export interface Reached {
  readonly content: Content;
  readonly names: readonly string[];
}

/** How long a content may be. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

/**
 * All that a content may have been before somebody did some things to it, one after another: stage by stage, of which each may be
 * left out. What the first stage has given is not turned again by the last one.
 */
export function* before(of: Content, stages: readonly Stage[], { least, most }: Lengths): Generator<Reached> {
  const all: Reached[] = [{ content: of, names: [] }];
  let turned = 0;
  for (const [at, stage] of stages.entries()) {
    const is_last = at === stages.length - 1;
    for (const { content, names } of all.slice(is_last && stage.of === 'text' ? turned : 0)) {
      if (!takes(stage, content)) continue;
      for (const { name, undo } of stage.ways) {
        // Done twice running, most of them are nothing.
        if (names.at(-1) === name) continue;
        for (const one of (undo as (content: Content) => Iterable<Content>)(content)) {
          if (one.length < least || one.length > most) continue;
          const reached: Reached = { content: one, names: name === '' ? names : [...names, name] };
          yield reached;
          if (!is_last) all.push(reached);
        }
      }
    }
    if (at === 0) turned = all.length;
  }
}

function takes(stage: Stage, content: Content): boolean {
  if (typeof content === 'string') return stage.of === 'text';
  return stage.of === 'bytes' && (stage.takes === undefined || stage.takes(content));
}

import { type Automaton, createAutomaton } from './automaton.ts';
import { standsAlone } from './word.ts';

/** Searches a stream of bytes for all needles at once, in UTF-8 and in UTF-16. */
export interface Searcher {
  /** What is found in these bytes and those before; the texts are given to `found`, once each. */
  push(bytes: Uint8Array): void;
  end(): void;
}

/** The needles of a search, ready to be looked for in any number of files. */
export interface Needles {
  readonly texts: readonly string[];
  readonly automaton: Automaton;
}

/** What may stand before and after a needle and tell whether it is a word of its own. */
const CONTEXT_BYTES = 512;

/** So many places of a needle in one file are looked at: where none of them stands alone, none will. */
const PLACES_MAX = 10_000;

/** Prepares needles: a text in UTF-8 has an even number, the same in UTF-16 (little-endian) the one after it. */
export function prepareNeedles(texts: readonly string[]): Needles {
  const automaton = createAutomaton(texts.flatMap((text) => [new TextEncoder().encode(text), utf16(text)]));
  return { texts, automaton };
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    bytes[i * 2] = text.charCodeAt(i) & 0xff;
    bytes[i * 2 + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

/**
 * A search through one file. Needles are found over the borders of pieces, too.
 * @param found is told each text once, as it stands in the file
 */
export function createSearcher({ texts, automaton }: Needles, found: (text: string) => void): Searcher {
  const { accepting, beginnings, classes, ends, next, width } = automaton;
  const seen = new Set<string>();
  const places = new Uint32Array(texts.length);
  let state = 0;
  /** The last bytes that were seen, with those hits in them that wait for what comes after. */
  let tail: Uint8Array = new Uint8Array(0);
  let waiting: { readonly needle: number; readonly end: number }[] = [];

  function settle(bytes: Uint8Array, hits: typeof waiting, more: boolean): typeof waiting {
    return hits.filter(({ needle, end }) => {
      if (more && end + CONTEXT_BYTES > bytes.length) return true;
      const text = standsAlone(bytes, end, texts[needle >> 1] as string, needle % 2 === 0 ? 1 : 2);
      if (text !== null && !seen.has(text)) {
        seen.add(text);
        found(text);
      }
      return false;
    });
  }

  function scan(bytes: Uint8Array): typeof waiting {
    const hits: typeof waiting = [];
    const { length } = bytes;
    let at = state;
    for (let i = 0; i < length; i += 1) {
      if (at === 0) {
        // Most bytes of most files begin nothing. What follows the last byte is in the next piece.
        let pair = bytes[i] as number;
        for (; i + 1 < length; i += 1) {
          pair = ((pair & 0xff) << 8) | (bytes[i + 1] as number);
          if (beginnings[pair] !== 0) break;
        }
      }
      at = next[at * width + (classes[bytes[i] as number] as number)] as number;
      if (at < accepting) continue;
      for (const needle of ends[at - accepting] ?? []) {
        const place = (places[needle >> 1] as number) + 1;
        places[needle >> 1] = place;
        if (place <= PLACES_MAX) hits.push({ needle, end: i + 1 });
      }
    }
    state = at;
    return hits;
  }

  return {
    push(bytes) {
      const hits = scan(bytes);
      if (hits.length === 0 && waiting.length === 0) {
        tail = lastOf(tail, bytes);
        return;
      }
      const joined = new Uint8Array(tail.length + bytes.length);
      joined.set(tail);
      joined.set(bytes, tail.length);
      const all = [...waiting, ...hits.map(({ needle, end }) => ({ needle, end: end + tail.length }))];
      const open = settle(joined, all, true);
      const dropped = Math.max(
        0,
        Math.min(joined.length - 2 * CONTEXT_BYTES, ...open.map(({ end }) => end - 2 * CONTEXT_BYTES)),
      );
      tail = joined.slice(dropped);
      waiting = open.map(({ needle, end }) => ({ needle, end: end - dropped }));
    },
    end() {
      settle(tail, waiting, false);
      waiting = [];
      tail = new Uint8Array(0);
      state = 0;
    },
  };
}

function lastOf(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= 2 * CONTEXT_BYTES) return bytes.slice(bytes.length - 2 * CONTEXT_BYTES);
  const joined = new Uint8Array(before.length + bytes.length);
  joined.set(before);
  joined.set(bytes, before.length);
  return joined.slice(Math.max(0, joined.length - 2 * CONTEXT_BYTES));
}

import type { XmlHandler } from './xml-handler.ts';

/** No value that switches anything is longer. */
const CHARACTERS_MAX = 4096;

/** Text of elements, as handlers gather it. */
export interface Gathered {
  begin(): void;
  add: XmlHandler['text'];
  /** What has come since the beginning, without white space around it. */
  take(): string;
}

/** Gathers the text of one element after another. */
export function gatherText(): Gathered {
  let text = '';
  return {
    begin() {
      text = '';
    },
    add(piece) {
      if (text.length < CHARACTERS_MAX) text += piece.slice(0, CHARACTERS_MAX - text.length);
    },
    take() {
      const taken = text.trim();
      text = '';
      return taken;
    },
  };
}

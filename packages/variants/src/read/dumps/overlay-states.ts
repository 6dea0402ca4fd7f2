import type { FileContext } from '../file-context.ts';
import type { Section } from './section.ts';

/** `[x] com.x.overlay` of `cmd overlay list`: enabled, `[ ]` disabled, `---` cannot be enabled. */
const LISTED = /^(\[[ xX]\]|---) ([\w.-]+)(?::[\w.-]+)?\s*$/;

/** Whether a line is one of `cmd overlay list`. */
export function isOverlayLine(text: string): boolean {
  return LISTED.test(text);
}

/** Reads which overlays of a phone are enabled. */
export function createOverlayListSection({ collector }: FileContext): Section {
  return {
    line(text) {
      const [, mark, name] = LISTED.exec(text) ?? [];
      if (name !== undefined) collector.overlay_states.set(name, mark?.toLowerCase() === '[x]');
    },
    end() {
      // A list that is cut short says nothing of the overlays that are not in it, and no overlay goes by its absence.
    },
  };
}

/** The first line of an overlay in `dumpsys overlay`. */
const BLOCK = /^([\w.-]+)(?::[\w.-]+)?:\d+ \{$/;

/** Whether a line begins an overlay of `dumpsys overlay`. */
export function isOverlayBlock(text: string): boolean {
  return BLOCK.test(text);
}

/** Reads the same from `dumpsys overlay`. */
export function createDumpsysOverlaySection({ collector }: FileContext): Section {
  let name: string | null = null;
  return {
    line(text) {
      name = BLOCK.exec(text)?.[1] ?? name;
      // Enabled and in use: an overlay whose target is missing is enabled, too.
      const state = /^\s+mState\.*: (?:STATE_)?(\w+)/.exec(text)?.[1];
      if (name !== null && state !== undefined) collector.overlay_states.set(name, state.startsWith('ENABLED'));
    },
    end() {
      name = null;
    },
  };
}

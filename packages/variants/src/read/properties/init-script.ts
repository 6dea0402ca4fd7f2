import type { FileContext } from '../file-context.ts';
import type { LineReader } from '../lines/line-splitter.ts';

/** `    setprop persist.x true`, with or without quotes. */
const SETPROP = /^\s*setprop\s+([\w.:@-]+)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))/;

/** A condition of a section: `on property:ro.x=y && property:ro.z=1`. */
const CONDITION = /\bproperty:([\w.:@-]{1,91})=(\S*)/g;

/** Whether a line begins a section of init's language. */
export function isInitLine(text: string): boolean {
  return /^(?:on|service|import)\s+\S/.test(text);
}

/**
 * Reads what an init script sets, and with which properties: a section `on property:…` is run when they have these values.
 * What else starts it is not looked at: what may be set is what a gate must know of.
 */
export function createInitScriptReader(context: FileContext): LineReader {
  let conditions: readonly (readonly [name: string, value: string])[] = [];
  return {
    line(text, number) {
      if (isInitLine(text)) {
        conditions = [...text.matchAll(CONDITION)].map(([, name = '', value = '']) => [name, value]);
        return;
      }
      const [, name, quoted, bare] = SETPROP.exec(text) ?? [];
      const value = quoted ?? bare;
      if (name === undefined || value === undefined) return;
      context.collector.init_properties.push({ name, value, conditions, source: context.at(number) });
    },
    end() {
      // A script that is cut short sets less, and nothing else tells what it would have set.
    },
  };
}

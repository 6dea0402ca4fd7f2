import type { FileContext } from '../file-context.ts';
import type { LineReader } from '../lines/line-splitter.ts';

/** `setprop persist.x true` as a command of its own, or after another one; not within a comment. */
const SETPROP =
  /(?:^|[;&|({]|\b(?:then|else|do))\s*(?:\/\S*\/)?setprop\s+["']?([\w.:@-]+)["']?\s+["']?([^\s"';&|)}]+)/g;

/** When a script sets a property is not told: it may be in some cases only, so that what it switches off may be on. */
const IN_SOME_CASES = [['a script', 'runs it']] as const;

/** Whether a file is a script of the shell, which init starts. */
export function isShellScript(head: Uint8Array): boolean {
  return /^#!\s*\/\S*sh\b/.test(String.fromCharCode(...head.subarray(0, 64)));
}

/** Reads what a script of the shell may set, as vendors' `init.*.sh` do; values that it works out are not known. */
export function createShellScriptReader(context: FileContext): LineReader {
  return {
    line(text, number) {
      if (/^\s*#/.test(text)) return;
      for (const [, name = '', value = ''] of text.matchAll(SETPROP)) {
        context.collector.init_properties.push({
          name,
          value,
          conditions: IN_SOME_CASES,
          source: context.at(number),
        });
      }
    },
    end() {
      // As of an init script: one that is cut short sets less.
    },
  };
}

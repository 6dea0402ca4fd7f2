import type { FileContext } from '../file-context.ts';
import type { Section } from './section.ts';

/** `[ro.build.id]: [PPR1]`, or the first line of a value of several. */
const PROPERTY = /^\[([^\]]+)\]: \[(.*)$/s;

/** What `getprop -Z` and `getprop -T` write in the place of values: labels of SELinux, and types. */
const LABEL = /^u:object_r:\w+:s0$/;
const TYPE = /^(?:bool|int|uint|double|size|string|enum(?: .*)?)$/;

/** No property has a value of so many lines: its end was lost. */
const LINES_MAX = 200;

/** Whether a line is one of `getprop`. */
export function isGetpropLine(text: string): boolean {
  return PROPERTY.test(text);
}

/** Reads what `getprop` writes: the properties of a running phone. A value may have several lines. */
export function createGetpropSection(context: FileContext): Section {
  const { collector } = context;
  let open: { readonly name: string; readonly value: string[]; readonly number: number } | null = null;
  const found: { name: string; value: string; number: number }[] = [];

  const cutOff = (number: number): void => {
    context.problem(
      number,
      'a property has no end: the dump is cut short',
      'Take it again: adb shell getprop > getprop.txt',
      ['effective-properties'],
    );
  };

  return {
    line(text, number) {
      const match = PROPERTY.exec(text);
      if (match) {
        if (open) cutOff(open.number);
        open = { name: match[1] as string, value: [match[2] as string], number };
      } else if (open) open.value.push(text);
      else if (text.startsWith('[')) cutOff(number);
      if (!open) return;
      if (text.endsWith(']')) found.push({ ...open, value: open.value.join('\n').slice(0, -1) });
      else if (open.value.length <= LINES_MAX) return;
      else cutOff(open.number);
      open = null;
    },
    end(_, number) {
      if (open) cutOff(open.number);
      const values = found.filter(({ value }) => value !== '');
      const other = values.every(({ value }) => LABEL.test(value)) || values.every(({ value }) => TYPE.test(value));
      if (other && values.length > 0) {
        context.problem(
          number,
          'these are labels or types of properties, not their values',
          'Take it without -Z and -T: adb shell getprop > getprop.txt',
          ['effective-properties'],
        );
        return;
      }
      collector.looked_at.add('effective-properties');
      for (const { name, value, number: line } of found) {
        collector.properties.push({ name, value, layer: 'effective', source: context.at(line) });
      }
    },
  };
}

import type { PropertyLayer } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import type { LineReader } from '../lines/line-splitter.ts';
import { tellImport } from './imports.ts';
import { layerOfContent, layersOfContent } from './prop-layer.ts';

/** `name=value`; in sources of a build also `name?=value`, which holds where nothing else sets the name. */
const ASSIGNMENT = /^([^\s=?#][^\s=?]*)\s*(\?)?=(.*)$/s;

/** What is left of true, false, yes, on or off where a file ends within it: no value, rather than one that says nothing. */
const HALF_A_WORD = /^(?:t|tr|tru|f|fa|fal|fals|ye|o|of)$/i;

/** Whether a line sets a property, as init and the build system write them. */
export function isAssignment(text: string): boolean {
  return /^\s*[a-zA-Z][\w.-]*\s*\??=/.test(text);
}

/**
 * Reads a file of properties: build.prop, default.prop and the like. Of a file that does not lie in a partition, the
 * properties that it sets tell the layer.
 * @param layer null where the place of the file does not tell it
 */
export function createPropFileReader(context: FileContext, layer: PropertyLayer | null): LineReader {
  const found: { name: string; value: string; optional: boolean; number: number }[] = [];
  let unreadable = 0;
  let begun = false;
  let last = '';
  const broken = (number: number, what: string): void => {
    context.problem(number, what, 'Take the file from the image again', ['build-properties']);
  };

  return {
    line(text, number, cut) {
      last = text;
      if (/^# (?:begin|end) build properties/.test(text)) begun = text.startsWith('# begin');
      if (/^\s*(?:#|$)/.test(text) || (!cut && tellImport(context, text, number))) return;
      const [, name, optional, value = ''] = ASSIGNMENT.exec(text.trim()) ?? [];
      if (cut) broken(number, 'this line is too long to be read');
      else if (name !== undefined) found.push({ name, value: value.trim(), optional: optional !== undefined, number });
      // init leaves such a line out, too.
      else unreadable += 1;
    },
    end(whole, number) {
      if (unreadable > found.length)
        broken(number, 'most lines set no property: the file is damaged, or something else');
      else if (begun || (!whole && !/=\s*\S|^\s*(?:#|import\s|$)/.test(last))) broken(number, 'the file is cut short');
      if (!whole) context.collector.properties_open = true;
      if (!whole && found.at(-1)?.number === number && HALF_A_WORD.test(found.at(-1)?.value ?? '')) found.pop();
      const set = new Set(found.filter(({ optional }) => !optional).map(({ name }) => name));
      const names = found.map(({ name }) => name);
      const told = layer ?? layerOfContent(names);
      context.collector.looked_at.add('build-properties');
      // Several files put together into one have the marks of each.
      for (const one of [told, ...layersOfContent(names)]) context.collector.property_layers.add(one);
      for (const { name, value, optional, number: line } of found) {
        if (optional && set.has(name)) continue;
        context.collector.properties.push({ name, value, layer: told, source: context.at(line) });
      }
    },
  };
}

import { saysOneOf, USUALLY_ON } from '../../facts/usual-words.ts';
import type { FileContext } from '../file-context.ts';
import { gatherText } from './text-value.ts';
import { attributeOf, type XmlHandler } from './xml-handler.ts';

const TYPES = new Set(['bool', 'string', 'integer', 'item']);

/** The folder of an overlay's sources, above `res/`; files of one overlay have it in common. */
export function overlayRoot(path: string): string {
  return /^(.*\/)?res\//.exec(path)?.[1] ?? path.slice(0, path.lastIndexOf('/') + 1);
}

/** Whether values lie in a folder with a qualifier, `values-de`: they hold in other circumstances and are not read. */
export function isQualified(path: string): boolean {
  return /\/values-[^/]+\//.test(`/${path}`) && !isOfNetwork(path);
}

/** Whether they hold for the cards of a country or network alone: `values-mcc460`. */
function isOfNetwork(path: string): boolean {
  return /\/values-mcc\d+(?:-mnc\d+)?\//.test(`/${path}`);
}

/** Whether a value switches on: what is for some cards only switches on for some, and off not for all. */
export function switchesOn(value: string): boolean {
  return saysOneOf(value, USUALLY_ON);
}

/** Reads `res/values/*.xml` of an overlay: booleans, strings and integers. */
export function createResourcesHandler(context: FileContext, path: string): XmlHandler {
  const text = gatherText();
  let open: { readonly type: string; readonly name: string; readonly line: number | null } | null = null;
  return {
    open(element, attributes, line) {
      const name = attributeOf(attributes, 'name');
      if (!TYPES.has(element) || name === null) return;
      const type = element === 'item' ? (attributeOf(attributes, 'type') ?? 'item') : element;
      open = { type, name, line };
      text.begin();
    },
    text: text.add,
    close(element) {
      if (!open || !TYPES.has(element)) return;
      const { type, name, line } = open;
      open = null;
      const value = text.take();
      if (isOfNetwork(path) && !switchesOn(value)) return;
      context.collector.overlay_values.push({
        root: overlayRoot(path),
        target_package: null,
        resource_type: type,
        resource: name,
        value,
        source: context.at(line),
      });
    },
  };
}

/** Reads `res/xml/overlays.xml`, which names the resources of the target by itself. */
export function createResourceMapHandler(context: FileContext, path: string): XmlHandler {
  return {
    open(element, attributes, line) {
      const [, type, name] = /^(\w+)\/(.+)$/.exec(attributeOf(attributes, 'target') ?? '') ?? [];
      const value = attributeOf(attributes, 'value');
      if (element !== 'item' || type === undefined || name === undefined || value === null) return;
      context.collector.overlay_values.push({
        root: overlayRoot(path),
        target_package: null,
        resource_type: type,
        resource: name,
        value,
        source: context.at(line),
      });
    },
    text() {
      // It has none.
    },
    close() {
      // Nothing is open.
    },
  };
}

import type { PackageState } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import { attributeOf, type XmlHandler } from './xml-handler.ts';

/** `enabled` of a package there; without it, as the manifest says. */
const states: Readonly<Record<string, PackageState>> = {
  '2': 'disabled',
  '3': 'disabled-by-user',
  '4': 'disabled-until-used',
};

/** Reads /data/system/users/N/package-restrictions.xml: the packages whose state differs from what it was at first. */
export function createRestrictionsHandler(context: FileContext, path: string): XmlHandler {
  const user = /\/users\/(\d+)\//.exec(`/${path}`)?.[1];
  return {
    open(element, attributes, line) {
      const name = attributeOf(attributes, 'name');
      if (element !== 'pkg' || name === null) return;
      const code = attributeOf(attributes, 'enabled') ?? '';
      const gone = attributeOf(attributes, 'inst') === 'false' || attributeOf(attributes, 'hidden') === 'true';
      const state = gone ? 'not-installed-for-user' : Object.hasOwn(states, code) ? states[code] : undefined;
      if (!state) return;
      const of = user === undefined ? null : Number(user);
      context.collector.packages.push({ name, path: null, state, user: of, source: context.at(line) });
    },
    text() {
      // It has none.
    },
    close() {
      // Nothing is open.
    },
  };
}

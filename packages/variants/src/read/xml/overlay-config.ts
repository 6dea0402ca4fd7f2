import type { FileContext } from '../file-context.ts';
import { attributeOf, type XmlHandler } from './xml-handler.ts';

/** Reads `/product/overlay/config/config.xml`: which overlays of a partition are enabled from the start. */
export function createOverlayConfigHandler({ collector }: FileContext): XmlHandler {
  return {
    open(element, attributes) {
      const name = attributeOf(attributes, 'package');
      if (element !== 'overlay' || name === null) return;
      collector.overlay_defaults.set(name, attributeOf(attributes, 'enabled') === 'true');
    },
    text() {
      // It has none.
    },
    close() {
      // Nothing is open.
    },
  };
}

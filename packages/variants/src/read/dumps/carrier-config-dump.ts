import type { FileContext } from '../file-context.ts';
import type { Section } from './section.ts';

const ENTRY = /^\s*([\w.]+) = (.*)$/;

/** The first line of `dumpsys carrier_config`. */
export function isCarrierConfigHeading(text: string): boolean {
  return /^\s*CarrierConfigLoader: /.test(text);
}

/**
 * Reads `dumpsys carrier_config`: what holds on the phone that it was taken from, with the card that was in it. Its parts
 * come in the order in which each overrides those before it.
 */
export function createCarrierConfigSection(context: FileContext): Section {
  let found = 0;
  return {
    line(text, number) {
      const [, key, value = ''] = ENTRY.exec(text) ?? [];
      if (key === undefined) return;
      found += 1;
      context.collector.carrier_config.push({ mcc: null, mnc: null, key, value, source: context.at(number) });
    },
    end(how, number) {
      if (how === 'cut' || found === 0) {
        const remedy = 'Take it again: adb shell dumpsys carrier_config > carrier-config.txt';
        context.problem(number, 'the dump of carrier configuration is cut short', remedy, ['carrier-config']);
      } else context.collector.looked_at.add('carrier-config');
    },
  };
}

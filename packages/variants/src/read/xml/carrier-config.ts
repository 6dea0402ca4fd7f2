import type { FileContext } from '../file-context.ts';
import { baseName } from '../place/phone-path.ts';
import { gatherText } from './text-value.ts';
import { attributeOf, type XmlAttribute, type XmlHandler } from './xml-handler.ts';

/** For whom a part of carrier configuration is. */
interface Target {
  readonly mcc: string | null;
  readonly mnc: string | null;
  readonly filters: Readonly<Record<string, string>> | null;
}

const everyCarrier: Target = { mcc: null, mnc: null, filters: null };

/** Elements that hold a value of a PersistableBundle in an attribute; a string may hold it as text, too. */
const VALUES = new Set(['boolean', 'int', 'long', 'double', 'string', 'int-array', 'string-array', 'boolean-array']);

/** `carrier_config_46011.xml`, `carrier_config_mccmnc_46011.xml`: of one network; `…_carrierid_1839_X.xml`: of one carrier. */
function targetOfName(path: string): Target {
  const name = baseName(path);
  const [, mcc = null, mnc = null] = /^carrier_?config(?:_mccmnc)?_(\d{3})(\d{2,3})\b/.exec(name) ?? [];
  const id = /^carrier_?config_carrierid_(\d+)/.exec(name)?.[1];
  return { mcc, mnc, filters: id === undefined ? null : { carrier_id: id } };
}

/**
 * Reads carrier configuration: `<carrier_config mcc= mnc=>` of the CarrierConfig app, alone or in a list, and the
 * PersistableBundle that a phone keeps of it. What asks for more than MCC and MNC is told with these filters.
 */
export function createCarrierConfigHandler(context: FileContext, path: string): XmlHandler {
  const whole = targetOfName(path);
  const text = gatherText();
  let target = whole;
  let key: { readonly name: string; readonly line: number | null; value: string | null } | null = null;

  const add = (name: string, value: string, line: number | null): void => {
    const { mcc, mnc, filters } = target;
    const extra = filters === null ? {} : { filters };
    context.collector.carrier_config.push({ mcc, mnc, key: name, value, source: context.at(line), ...extra });
  };

  return {
    open(element, attributes, line) {
      if (element === 'carrier_config') target = targetOf(attributes, whole);
      else if (element === 'item' && key) {
        const item = attributeOf(attributes, 'value') ?? '';
        key.value = key.value === null ? item : `${key.value}, ${item}`;
      } else if (VALUES.has(element)) {
        const name = attributeOf(attributes, 'name');
        key = name === null ? null : { name, line, value: attributeOf(attributes, 'value') };
        text.begin();
      }
    },
    text: text.add,
    close(element) {
      if (element === 'carrier_config') target = whole;
      if (!key || !VALUES.has(element)) return;
      add(key.name, key.value ?? text.take(), key.line);
      key = null;
    },
  };
}

function targetOf(attributes: readonly XmlAttribute[], whole: Target): Target {
  const mcc = attributeOf(attributes, 'mcc') ?? whole.mcc;
  const mnc = attributeOf(attributes, 'mnc') ?? whole.mnc;
  const others = attributes.filter(({ name }) => name !== 'mcc' && name !== 'mnc');
  const filters = { ...whole.filters, ...Object.fromEntries(others.map(({ name, value }) => [name, value])) };
  return { ...everyCarrier, mcc, mnc, filters: Object.keys(filters).length > 0 ? filters : null };
}

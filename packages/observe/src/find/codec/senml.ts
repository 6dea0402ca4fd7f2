import { entriesOf, itemsOf, type Value } from './value.ts';

/** What the numbers of labels stand for (RFC 8428, 6, table 4): with them the fields are called as in JSON. */
const LABELS: Readonly<Record<string, string>> = {
  '-6': 'bs',
  '-5': 'bv',
  '-4': 'bu',
  '-3': 'bt',
  '-2': 'bn',
  '-1': 'bver',
  '0': 'n',
  '1': 'u',
  '2': 'v',
  '3': 'vs',
  '4': 'vb',
  '5': 's',
  '6': 't',
  '7': 'ut',
  '8': 'vd',
};

/** What resources of LwM2M are (OMA registry, objects 3, 4, 6 and 10), by their paths. */
const RESOURCES: readonly (readonly [path: RegExp, name: string])[] = [
  [/^\/6\/\d+\/0$/, 'latitude'],
  [/^\/6\/\d+\/1$/, 'longitude'],
  [/^\/4\/\d+\/8$/, 'cellId'],
  [/^\/4\/\d+\/9$/, 'mnc'],
  [/^\/4\/\d+\/10$/, 'mcc'],
  [/^\/4\/\d+\/12$/, 'lac'],
  [/^\/3\/\d+\/2$/, 'serial'],
  [/^\/10\/\d+\/[12]$/, 'iccid'],
];

/**
 * Records of SenML (RFC 8428) in CBOR with the labels that they have in JSON, and with the names of resources of LwM2M for
 * their paths; any other value as it is.
 */
export function fromSenml(value: Value): Value {
  return withResources(labelled(value));
}

function withResources(value: Value): Value {
  const records = itemsOf(value)?.map(entriesOf) ?? [];
  if (!records.some((entries) => entries?.some(({ key, value }) => key === 'bn' && isPath(value)))) return value;
  let base = '';
  return {
    items: records.map((entries) => {
      const of = (name: string): Value | undefined => entries?.find(({ key }) => key === name)?.value;
      const begin = of('bn');
      if (typeof begin === 'string') base = begin;
      const own = of('n');
      const path = base + (typeof own === 'string' ? own : '');
      const name = RESOURCES.find(([form]) => form.test(path))?.[1];
      const others = (entries ?? []).filter(({ key }) => key !== 'n' && key !== 'bn');
      return { entries: name === undefined ? (entries ?? []) : [{ key: 'n', value: name }, ...others] };
    }),
  };
}

function isPath(value: Value): boolean {
  return typeof value === 'string' && /^\/\d+(?:\/|$)/.test(value);
}

function labelled(value: Value): Value {
  const records = itemsOf(value)?.map(entriesOf) ?? [];
  const is_senml =
    records.length > 0 &&
    records.every((entries) => entries?.every(({ key }) => key !== undefined && Object.hasOwn(LABELS, key))) &&
    records.some((entries) => entries?.some(({ key, value }) => (key === '0' || key === '-2') && isName(value)));
  if (!is_senml) return value;
  return {
    items: records.map((entries) => ({
      entries: (entries ?? []).map(({ key, value }) => ({ key: LABELS[key ?? ''], value })),
    })),
  };
}

function isName(value: Value): boolean {
  return typeof value === 'string' && /^[A-Za-z\d/][\w:./-]*$/.test(value);
}

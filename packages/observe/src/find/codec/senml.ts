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

/** Records of SenML in CBOR with the labels that they have in JSON; any other value as it is. */
export function fromSenml(value: Value): Value {
  const records = itemsOf(value)?.map(entriesOf) ?? [];
  const is_senml =
    records.length > 0 &&
    records.every((entries) => entries?.every(({ key }) => key !== undefined && key in LABELS)) &&
    records.some((entries) => entries?.some(({ key, value }) => (key === '0' || key === '-2') && isName(value)));
  if (!is_senml) return value;
  return {
    items: records.map((entries) => ({
      entries: (entries ?? []).map(({ key, value }) => ({ key: LABELS[key ?? ''], value })),
    })),
  };
}

function isName(value: Value): boolean {
  return typeof value === 'string' && /^[A-Za-z\d][\w:./-]*$/.test(value);
}

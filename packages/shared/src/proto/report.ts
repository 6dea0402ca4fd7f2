import { fieldNames } from '../protocol/versions.ts';
import { protoName } from './field-name.ts';
import { schema } from './generated/messages.ts';
import { entriesOf, mismatch, type Shape, text } from './shape.ts';
import { unescapeText } from './text.ts';

const { others, order, ...known } = schema.Report.fields as Readonly<Record<string, { readonly id: number }>>;
const OTHERS = (others as { id: number }).id;

/** The fields that have a number, by the name that they have on the wire and by their number. */
const byName = new Map<string, { readonly proto: string; readonly number: number }>();
const byNumber = new Map<number, { readonly name: string; readonly proto: string }>();
for (const name of fieldNames) {
  const proto = protoName(name);
  // A field newer than the generated schema is one of the others until `npm run generate`; a test finds it.
  const number = known[proto]?.id;
  if (number === undefined) continue;
  byName.set(name, { proto, number });
  byNumber.set(number, { name, proto });
}
const ascending = [...byNumber.keys()].sort((a, b) => a - b);

interface OtherField {
  readonly name: string;
  readonly value: string;
}

/** A report: known fields by their numbers, unknown ones by name, and the order in which all of them stood. */
export const report: Shape = {
  toProto(json, where) {
    const message: Record<string, unknown> = {};
    const others: OtherField[] = [];
    const order: number[] = [];
    for (const [name, value] of entriesOf(json, where)) {
      const written = text.toProto(value, `${where}.${name}`) as string;
      const field = byName.get(name);
      order.push(field?.number ?? OTHERS);
      if (field) message[field.proto] = written;
      else others.push({ name: text.toProto(name, where) as string, value: written });
    }
    return { others, order, ...message };
  },
  fromProto(value, where) {
    const message = value as Readonly<Record<string, unknown>> & { others: OtherField[]; order: number[] };
    const rest = [...message.others];
    const isSet = (number: number): boolean => message[byNumber.get(number)?.proto ?? ''] !== undefined;
    const order = message.order.length > 0 ? message.order : [...ascending.filter(isSet), ...rest.map(() => OTHERS)];
    const entries = order.map((number): [string, string] => {
      const other = number === OTHERS ? rest.shift() : undefined;
      if (other) return [unescapeText(other.name), unescapeText(other.value)];
      const field = byNumber.get(number);
      if (!field || !isSet(number)) throw mismatch(`${where}.order`, `${number} is no field that is set`);
      return [field.name, unescapeText(message[field.proto] as string)];
    });
    const left = ascending.filter((number) => isSet(number) && !order.includes(number)).length + rest.length;
    if (left > 0) throw mismatch(`${where}.order`, `${left} fields are not in it`);
    if (new Set(entries.map(([name]) => name)).size < entries.length) throw mismatch(where, 'a field is there twice');
    return Object.fromEntries(entries);
  },
};

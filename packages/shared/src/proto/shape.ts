import { PhonehomeError } from '../errors.ts';
import { escapeText, unescapeText } from './text.ts';

/** How a value of JSON stands in a message, and back: exact both ways, or an error that names the place. */
export interface Shape {
  /** @throws PhonehomeError SCHEMA_MISMATCH */
  readonly toProto: (json: unknown, where: string) => unknown;
  /** @throws PhonehomeError SCHEMA_MISMATCH */
  readonly fromProto: (value: unknown, where: string) => unknown;
}

/** The error for what does not fit. */
export function mismatch(where: string, what: string): PhonehomeError {
  const remedy = 'See docs/reference/protobuf.md for what fits';
  return new PhonehomeError('SCHEMA_MISMATCH', [{ field: where, what, remedy }]);
}

function scalar(is: (json: unknown) => boolean, what: string, made: Partial<Shape> = {}): Shape {
  return {
    toProto(json, where) {
      if (!is(json)) throw mismatch(where, `it is not ${what}`);
      return made.toProto ? made.toProto(json, where) : json;
    },
    fromProto: made.fromProto ?? ((value) => value),
  };
}

/** Text. Of JSON it may be no Unicode (half a surrogate pair), which a message cannot hold as it is. */
export const text = scalar((json) => typeof json === 'string', 'text', {
  toProto: (json) => escapeText(json as string),
  fromProto: (value) => unescapeText(value as string),
});

export const bool = scalar((json) => typeof json === 'boolean', 'true or false');
export const double = scalar((json) => Number.isFinite(json) && !Object.is(json, -0), 'a number');

const UINT32_MAX = 0xffff_ffff;
const isNatural = (json: unknown): boolean => Number.isInteger(json) && !Object.is(json, -0) && Number(json) >= 0;

export const uint32 = scalar((json) => isNatural(json) && Number(json) <= UINT32_MAX, 'a whole number below 2^32');

/** Whole numbers of 64 bits: bigint in a message, a number in JSON, which holds no more than 53 bits exactly. */
export const int64 = scalar((json) => Number.isSafeInteger(json) && !Object.is(json, -0), 'a whole number below 2^53', {
  toProto: (json) => BigInt(json as number),
  fromProto(value, where) {
    const number = Number(value as bigint);
    if (!Number.isSafeInteger(number)) throw mismatch(where, `${value} is beyond what JSON holds exactly, 2^53`);
    return number;
  },
});

/** Bytes, of which JSON has the base64. */
export const base64 = scalar((json) => typeof json === 'string', 'base64', {
  toProto(json, where) {
    const bytes = Buffer.from(json as string, 'base64');
    if (bytes.toString('base64') !== json) throw mismatch(where, 'it is not base64 in its plain form');
    return new Uint8Array(bytes);
  },
  fromProto: (value) => Buffer.from(value as Uint8Array).toString('base64'),
});

/** One of the names of an enumeration: lower case in JSON, upper case and with the enumeration's own name in a message. */
export function enumeration(name: string, values: Readonly<Record<string, number>>): Shape {
  const prefix = `${name.toUpperCase()}_`;
  const isValue = (value: string): boolean => Object.hasOwn(values, value) && value !== `${prefix}UNSPECIFIED`;
  return {
    toProto(json, where) {
      const value = prefix + String(json).toUpperCase();
      if (typeof json !== 'string' || json !== json.toLowerCase() || !isValue(value)) {
        throw mismatch(where, `${JSON.stringify(json)} is no value of ${name}`);
      }
      return value;
    },
    fromProto(value, where) {
      if (typeof value !== 'string' || !isValue(value))
        throw mismatch(where, `${value} is no value of ${name} known here`);
      return value.slice(prefix.length).toLowerCase();
    },
  };
}

/** A list, as a repeated field. */
export function list(item: Shape): Shape {
  return {
    toProto(json, where) {
      if (!Array.isArray(json)) throw mismatch(where, 'it is not a list');
      return json.map((one, i) => item.toProto(one, `${where}[${i}]`));
    },
    fromProto: (value, where) => (value as readonly unknown[]).map((one, i) => item.fromProto(one, `${where}[${i}]`)),
  };
}

/** A key of an object: always there, there or null, or there or not. */
export interface Key {
  readonly shape: Shape;
  readonly absent: 'never' | 'null' | 'left-out';
}

export const nullable = (shape: Shape): Key => ({ shape, absent: 'null' });
export const optional = (shape: Shape): Key => ({ shape, absent: 'left-out' });

/** An object, as a message whose fields have the names of the keys; the keys of JSON are in this order. */
export function object(members: Readonly<Record<string, Shape | Key>>): Shape {
  const keys = Object.entries(members).map(([name, member]): [string, Key] => [
    name,
    'absent' in member ? member : { shape: member, absent: 'never' },
  ]);
  const known = new Map(keys);
  return {
    toProto(json, where) {
      const source = entriesOf(json, where);
      for (const name of source.keys())
        if (!known.has(name)) throw mismatch(`${where}.${name}`, 'the schema has no such key');
      const message: Record<string, unknown> = {};
      for (const [name, { shape, absent }] of keys) {
        if (!source.has(name) && absent !== 'left-out') throw mismatch(`${where}.${name}`, 'the key is missing');
        const value = source.get(name);
        if (source.has(name) && !(value === null && absent === 'null'))
          message[name] = shape.toProto(value, `${where}.${name}`);
      }
      return message;
    },
    fromProto(value, where) {
      const message = value as Readonly<Record<string, unknown>>;
      const json: Record<string, unknown> = {};
      for (const [name, { shape, absent }] of keys) {
        const present = message[name] !== undefined && message[name] !== null;
        if (present) json[name] = shape.fromProto(message[name], `${where}.${name}`);
        else if (absent === 'never') throw mismatch(`${where}.${name}`, 'the field is not set');
        else if (absent === 'null') json[name] = null;
      }
      return json;
    },
  };
}

/** The keys and values of an object of JSON. */
export function entriesOf(json: unknown, where: string): ReadonlyMap<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw mismatch(where, 'it is not an object');
  return new Map(Object.entries(json));
}

import type { FileContext } from '../file-context.ts';

const REMEDY = 'Take /data/property/persistent_properties from the phone again';

/**
 * Reads /data/property/persistent_properties: a protobuf message of records, each with a name (1) and a value (2). Its
 * outer field is 1, too, so a file begins with the byte 0x0a.
 */
export function readPersistentProperties(bytes: Uint8Array, context: FileContext): void {
  const { collector } = context;
  const broken = (): void => {
    context.problem(null, 'the persisted properties are cut short or damaged', REMEDY, ['effective-properties']);
  };
  for (const record of fieldsOf(bytes)) {
    if (record === null) return broken();
    if (record.field !== 1) continue;
    let name: string | null = null;
    let value = '';
    for (const part of fieldsOf(record.bytes)) {
      if (part === null) return broken();
      if (part.field === 1) name = text(part.bytes);
      if (part.field === 2) value = text(part.bytes);
    }
    if (name === null) broken();
    else collector.properties.push({ name, value, layer: 'persisted', source: context.at(null) });
  }
  collector.property_layers.add('persisted');
}

/** Whether bytes are such a file: a record whose name begins with `persist.`; its length takes a byte, or two. */
export function isPersistentProperties(head: Uint8Array): boolean {
  return (
    head[0] === 0x0a && [4, 5].some((at) => text(head.subarray(at, at + 8)) === 'persist.' && head[at - 2] === 0x0a)
  );
}

/** The one property of an older phone, which kept a file for each: /data/property/persist.x. */
export function readPersistedProperty(name: string, bytes: Uint8Array, { collector, at }: FileContext): void {
  collector.properties.push({ name, value: text(bytes), layer: 'persisted', source: at(1) });
  collector.property_layers.add('persisted');
}

/** Fields of a message that have a length, in order; a null at the end where it is broken. */
function* fieldsOf(bytes: Uint8Array): Generator<{ readonly field: number; readonly bytes: Uint8Array } | null> {
  let at = 0;
  const varint = (): number | null => {
    let value = 0;
    for (let shift = 1; shift <= 0x10000000; shift *= 128) {
      const byte = bytes[at];
      if (byte === undefined) return null;
      at += 1;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
    return null;
  };
  while (at < bytes.length) {
    const tag = varint();
    const length = tag === null ? null : varint();
    if (tag === null || length === null || tag % 8 !== 2 || at + length > bytes.length) {
      yield null;
      return;
    }
    yield { field: Math.floor(tag / 8), bytes: bytes.subarray(at, at + length) };
    at += length;
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

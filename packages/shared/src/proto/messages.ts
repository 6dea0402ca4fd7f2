import protobuf from 'protobufjs/light.js';
import { type Messages, schema } from './generated/messages.ts';
import { mismatch } from './shape.ts';
import { type MessageName, shapes } from './shapes.ts';

/** The names of the messages that stand for something of a run folder or a data set. */
export const messageNames = Object.keys(shapes) as readonly MessageName[];

/**
 * What was read from JSON (a line of records.ndjson, activations.ndjson, timeline.ndjson or devices.ndjson, the manifest,
 * a report) as a message.
 * @throws PhonehomeError SCHEMA_MISMATCH when the message could not hold all of it exactly
 */
export function toProto<Name extends MessageName>(name: Name, json: unknown): Messages[Name] {
  return shapes[name].toProto(json, name) as Messages[Name];
}

/**
 * What a message says, as JSON has it, with its keys in the same order: `JSON.stringify` gives the same line.
 * @throws PhonehomeError SCHEMA_MISMATCH when something is not set, or JSON could not hold it exactly
 */
export function fromProto<Name extends MessageName>(name: Name, message: Messages[Name]): unknown {
  return shapes[name].fromProto(message, name);
}

/**
 * The bytes of a message.
 * @param delimited with their length before them, as messages stand one after another in a file
 */
export function encodeMessage<Name extends MessageName>(
  name: Name,
  message: Messages[Name],
  { delimited = false }: { readonly delimited?: boolean } = {},
): Uint8Array {
  const type = typeOf(name);
  const made = type.fromObject(message);
  return new Uint8Array((delimited ? type.encodeDelimited(made) : type.encode(made)).finish());
}

/**
 * The message that some bytes are.
 * @throws PhonehomeError SCHEMA_MISMATCH when they are none
 */
export function decodeMessage<Name extends MessageName>(name: Name, bytes: Uint8Array): Messages[Name] {
  const type = typeOf(name);
  try {
    const options = { longs: BigInt, enums: String, defaults: true, arrays: true };
    return type.toObject(type.decode(bytes), options) as Messages[Name];
  } catch (error) {
    throw mismatch(name, `the bytes are no such message (${(error as Error).message})`);
  }
}

/** Made when the first message is coded: most commands never code one. */
let root: protobuf.Root | null = null;

function typeOf(name: MessageName): protobuf.Type {
  const nested = schema as protobuf.INamespace['nested'] & object;
  root ??= protobuf.Root.fromJSON({ nested: { phonehome: { nested: { v1: { nested } } } } });
  return root.lookupType(`phonehome.v1.${name}`);
}

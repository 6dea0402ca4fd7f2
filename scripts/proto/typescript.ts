import { type Enum, type Field, OneOf, type Root, type Type } from 'protobufjs';

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  bytes: 'Uint8Array',
  bool: 'boolean',
  double: 'number',
  uint32: 'number',
  int64: 'bigint',
};

/** The types of the messages of a schema, their names, and the schema as protobufjs reads it at run time. */
export function messagesModule(root: Root): string {
  const space = root.lookup('phonehome.v1');
  if (!space || !('nestedArray' in space)) throw new Error('the schema has no package phonehome.v1');
  const entries = (space as Root).nestedArray;
  const messages = entries.filter((entry): entry is Type => 'fieldsArray' in entry);
  const enums = entries.filter((entry): entry is Enum => 'values' in entry);
  return [
    '// Made by `npm run generate` from the .proto files; do not edit.',
    '',
    ...enums.flatMap((entry) => [
      remark(entry.comment),
      `export type ${entry.name} = ${Object.keys(entry.values)
        .map((name) => `'${name}'`)
        .join(' | ')};`,
      '',
    ]),
    ...messages.flatMap((message) => [
      remark(message.comment),
      `export interface ${message.name} {`,
      ...message.fieldsArray.flatMap((field) => [remark(field.comment, '  '), `  ${member(field)};`]),
      '}',
      '',
    ]),
    '/** Every message by its name. */',
    'export interface Messages {',
    ...messages.map(({ name }) => `  readonly ${name}: ${name};`),
    '}',
    '',
    '/** What phonehome.v1 holds, as protobufjs reads it. */',
    'export const schema = {',
    ...entries.map((entry) => `  ${entry.name}: ${JSON.stringify(entry.toJSON())},`),
    '};',
    '',
  ].join('\n');
}

function remark(comment: string | null, indent = ''): string {
  return `${indent}/** ${(comment ?? '').replace(/\s+/g, ' ')} */`;
}

function member(field: Field): string {
  const type = scalars[field.type] ?? field.type;
  if (field.repeated) return `readonly ${field.name}: readonly ${type}[]`;
  // A message may be absent; so may what is optional, and what is one of several.
  const may_lack = field.partOf instanceof OneOf || !(field.type in scalars || isEnum(field));
  return `readonly ${field.name}${may_lack ? '?' : ''}: ${type}`;
}

function isEnum(field: Field): boolean {
  return field.resolve().resolvedType !== null && 'values' in (field.resolvedType as object);
}

// Not from the package: that needs what is generated here.
import { protoName } from '../../packages/shared/src/proto/field-name.ts';
import { fieldDefinition, fieldNames } from '../../packages/shared/src/protocol/versions.ts';
import type { Lock } from './lock.ts';

/** Numbers below are for what is no field of a version: `others`, `order`, and what may come. */
const FIELD_NUMBER_FIRST = 16;
/** protobuf keeps these for itself. */
const KEPT_FROM = 19_000;
const KEPT_UNTIL = 20_000;

/**
 * report.proto, from the registry of fields. A field keeps the number that the lock has for it; a new one gets the next
 * number that no field ever had. A field that the registry no longer has stays reserved.
 */
export function reportProto(lock: Lock): string {
  const locked = lock['phonehome.v1.Report'] ?? {};
  let next = Math.max(FIELD_NUMBER_FIRST - 1, ...Object.values(locked)) + 1;
  const taken = new Set<string>();
  const fields = fieldNames.map((name) => {
    const proto = protoName(name);
    if (taken.has(proto)) throw new Error(`two fields of the report would be called ${proto} in report.proto`);
    taken.add(proto);
    if (next === KEPT_FROM) next = KEPT_UNTIL;
    const { meaning = '', sensitivity = '' } = fieldDefinition(name) ?? {};
    return { name, proto, number: locked[proto] ?? next++, remark: `${meaning} (${sensitivity})` };
  });
  const gone = Object.entries(locked).filter(([name, number]) => number >= FIELD_NUMBER_FIRST && !taken.has(name));
  const reserved =
    gone.length === 0
      ? []
      : [
          `  reserved ${gone.map(([, number]) => number).join(', ')};`,
          `  reserved ${gone.map(([name]) => JSON.stringify(name)).join(', ')};`,
          '',
        ];
  return [
    '// Made by `npm run generate` from the registry of fields; do not edit.',
    'syntax = "proto3";',
    '',
    'package phonehome.v1;',
    '',
    '// A registration report as it was decoded: each field that any version of it has, as text, and the others as received.',
    '// Which version it is of, and so which fields it should have, is in regver.',
    'message Report {',
    ...reserved,
    '  // The fields whose names no version has.',
    '  repeated OtherField others = 1;',
    '  // The numbers of all fields in the order in which the report had them, 1 for each of others in its turn. If empty, they',
    '  // are in the order of their numbers.',
    '  repeated uint32 order = 2;',
    '',
    ...fields.flatMap(({ name, proto, number, remark }) => [
      `  // ${name}: ${remark}`,
      `  optional string ${proto} = ${number};`,
    ]),
    '}',
    '',
    '// A field whose name no version has.',
    'message OtherField {',
    '  string name = 1;',
    '  string value = 2;',
    '}',
    '',
  ].join('\n');
}

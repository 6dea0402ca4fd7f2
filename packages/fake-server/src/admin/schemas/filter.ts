import { anomalyDefinitions, outcomes } from '@phonehome/shared';
import { type Static, Type } from 'typebox';
import type { RecordFilter } from '../../store/record-store.ts';
import { INSTANT_PATTERN, instant_ms } from '../instant.ts';
import { ProblemError } from '../problem.ts';

const FIELD_PATTERN = '^[^=]+(=.*)?$';
const LENGTH_MAX = 4_096;
const FIELDS_MAX = 32;
const PORT_MAX = 65_535;

const Instant = (description: string) =>
  Type.String({
    pattern: INSTANT_PATTERN,
    maxLength: 40,
    description: `${description}: milliseconds since 1970, or RFC 3339`,
  });

/** Which records are meant: as query parameters, and as the body of a verification. */
export const filterProperties = {
  from: Type.Optional(Instant('the first moment of arrival')),
  until: Type.Optional(Instant('the moment of arrival from which on records are not meant')),
  device: Type.Optional(
    Type.String({
      maxLength: LENGTH_MAX,
      description: 'by what a server tells devices apart: MEID, else IMEI1, else the ICCID of the primary SIM',
    }),
  ),
  field: Type.Optional(
    Type.Array(Type.String({ pattern: FIELD_PATTERN, maxLength: LENGTH_MAX }), {
      maxItems: FIELDS_MAX,
      description: '`NAME`: the report has the field; `NAME=value`: with this value. May be given several times',
    }),
  ),
  outcome: Type.Optional(Type.Enum([...outcomes], { description: 'what the server did' })),
  policy_rule: Type.Optional(Type.String({ maxLength: LENGTH_MAX, description: 'the id of the rule that decided' })),
  anomaly: Type.Optional(
    Type.Enum(Object.keys(anomalyDefinitions), { description: 'the id of something unusual about the request' }),
  ),
  port: Type.Optional(
    Type.Integer({ minimum: 0, maximum: PORT_MAX, description: 'the port that the request came to' }),
  ),
} as const;

export const Filter = Type.Object(filterProperties, { additionalProperties: false });
export type Filter = Static<typeof Filter>;

/**
 * The filter of a store.
 * @throws ProblemError bad-parameter for a time that does not exist
 */
export function filterOf(query: Filter): RecordFilter {
  const { from, until, device, field, outcome, policy_rule, anomaly, port } = query;
  return {
    ...(from !== undefined && { from_ms: readInstant('from', from) }),
    ...(until !== undefined && { until_ms: readInstant('until', until) }),
    ...(device !== undefined && { device }),
    ...(field !== undefined && { fields: field.map(readField) }),
    ...(outcome !== undefined && { outcome }),
    ...(policy_rule !== undefined && { policy_rule }),
    ...(anomaly !== undefined && { anomaly }),
    ...(port !== undefined && { port }),
  };
}

function readInstant(name: string, text: string): number {
  const time_ms = instant_ms(text);
  if (time_ms === null) throw new ProblemError('bad-parameter', `\`${name}\` is a time that does not exist`);
  return time_ms;
}

function readField(text: string): { name: string; value?: string } {
  const at = text.indexOf('=');
  return at < 0 ? { name: text } : { name: text.slice(0, at), value: text.slice(at + 1) };
}

import { type Static, Type } from 'typebox';
import { closed, Day, Line, Slug } from './basic.ts';

/** Version of the policy format that this phonehome reads. */
export const POLICY_FORMAT = 'phonehome-policy/1';

/** What a server decided on a request. */
export const outcomes = ['accepted', 'refused', 'silent', 'reset', 'error', 'garbage'] as const;
export type OutcomeName = (typeof outcomes)[number];

/** A host name or address as a Host header has it, without port. */
const HOST_PATTERN = '^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)$';

/** One rule of a server's reply policy (dossier 4): the first rule whose conditions all hold decides. */
export const PolicyRule = Type.Object(
  {
    id: Slug('name of the rule, recorded with each decision'),
    when: Type.Object(
      {
        decoded: Type.Optional(Type.Boolean({ description: 'whether the body could be decoded' })),
        primary_sim: Type.Optional(
          Type.Enum(['china-telecom', 'other'], { description: 'whose card the ICCID of the primary SIM is' }),
        ),
        required_fields: Type.Optional(
          Type.Enum(['complete', 'missing'], { description: 'whether every required field is there' }),
        ),
        host: Type.Optional(
          Type.String({
            pattern: HOST_PATTERN,
            maxLength: 253,
            description: 'value of the Host header, without port, in any case',
          }),
        ),
        from: Type.Optional(Day('the first day, from 00:00 UTC, on which the request arrives')),
        until: Type.Optional(Day('the day before whose 00:00 UTC the request arrives')),
        share: Type.Optional(
          Type.Number({
            exclusiveMinimum: 0,
            maximum: 1,
            description: 'share of the requests that meet the other conditions, drawn by seed, rule, device and time',
          }),
        ),
      },
      { ...closed, description: 'conditions; none means always' },
    ),
    outcome: Type.Enum([...outcomes], { description: 'what the server does' }),
    result_code: Type.Optional(Line('resultCode of a refusal; anything but "0"')),
    result_desc: Type.Optional(Line('resultDesc of a refusal, shown to the user')),
    status: Type.Optional(
      Type.Integer({
        minimum: 400,
        maximum: 599,
        description: 'HTTP status of an error, the only outcome that has one',
      }),
    ),
    body: Type.Optional(
      Type.String({
        maxLength: 10_000,
        description: 'text sent with an error (default: none) or as garbage (default: a page of HTML)',
      }),
    ),
    delay_ms: Type.Integer({
      minimum: 0,
      maximum: 600_000,
      description: 'after how long the server replies or resets the connection; nothing when silent',
    }),
  },
  closed,
);

/** A server's reply policy. */
export const Policy = Type.Object(
  { rules: Type.Array(PolicyRule, { minItems: 1, description: 'tried in order; the last one has an empty `when`' }) },
  closed,
);

/** A policy in a file of its own, for `phonehome serve --policy`. */
export const PolicyFile = Type.Object(
  { format: Type.Literal(POLICY_FORMAT), ...Policy.properties },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome policy' },
);

export type PolicyRule = Static<typeof PolicyRule>;
export type Policy = Static<typeof Policy>;
export type PolicyFile = Static<typeof PolicyFile>;

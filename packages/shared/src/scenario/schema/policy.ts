import { type Static, Type } from 'typebox';
import { closed, Line, Slug } from './basic.ts';

/** What a server decided on a request. */
export const outcomes = ['accepted', 'refused', 'silent'] as const;
export type OutcomeName = (typeof outcomes)[number];

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
      },
      { ...closed, description: 'conditions; none means always' },
    ),
    outcome: Type.Enum([...outcomes], { description: 'what the server does' }),
    result_code: Type.Optional(Line('resultCode of a refusal; anything but "0"')),
    result_desc: Type.Optional(Line('resultDesc of a refusal, shown to the user')),
    delay_ms: Type.Integer({ minimum: 0, maximum: 600_000, description: 'how long the reply takes' }),
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
  { format: Type.Literal('phonehome-policy/1'), ...Policy.properties },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome policy' },
);

export type PolicyRule = Static<typeof PolicyRule>;
export type Policy = Static<typeof Policy>;
export type PolicyFile = Static<typeof PolicyFile>;

import { type Static, Type } from 'typebox';
import { closed, Day, Line, Slug } from './basic.ts';
import { Delay } from './delay.ts';
import { Attempt, FieldTests, MccMncs, Prefixes, Rate } from './request-conditions.ts';

/** Version of the policy format that this phonehome reads. */
export const POLICY_FORMAT = 'phonehome-policy/1';

/** What a server decided on a request. */
export const outcomes = ['accepted', 'refused', 'silent', 'reset', 'error', 'garbage', 'redirect', 'partial'] as const;
export type OutcomeName = (typeof outcomes)[number];

/** What a server does after half a reply. */
export const cutEnds = ['reset', 'close', 'silence'] as const;

/** The most that a reply's body may be padded to; a run carries no more than a smaller limit of its own. */
export const PADDED_BYTES_MAX = 64 * 1024 * 1024;

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
        iccid: Type.Optional(Prefixes('how the ICCID of the primary SIM begins: digits, or a list of such')),
        mcc_mnc: Type.Optional(MccMncs('country and network of an IMSI of the primary SIM, as in 001-01, or a list')),
        field: Type.Optional(FieldTests),
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
        attempt: Type.Optional(Attempt),
        rate: Type.Optional(Rate),
      },
      { ...closed, description: 'conditions; none means always' },
    ),
    outcome: Type.Enum([...outcomes], { description: 'what the server does' }),
    result_code: Type.Optional(Line('resultCode of a refusal; anything but "0"')),
    result_desc: Type.Optional(Line('resultDesc of a refusal, shown to the user')),
    status: Type.Optional(
      Type.Integer({
        minimum: 300,
        maximum: 599,
        description: 'HTTP status of an error (400 to 599) or a redirect (300 to 399)',
      }),
    ),
    location: Type.Optional(
      Type.String({
        pattern: '^[!-~]+$',
        maxLength: 2000,
        description: 'where a redirect points to; no client of ours follows it',
      }),
    ),
    body: Type.Optional(
      Type.String({
        maxLength: 10_000,
        description:
          'text sent with an error (default: none), as garbage (default: a page of HTML), or of which a part is sent (default: the acceptance)',
      }),
    ),
    body_bytes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: PADDED_BYTES_MAX,
        description: 'size that the body is brought to by spaces at its end; in a scenario at most 1048576',
      }),
    ),
    content_type: Type.Optional(
      Type.String({
        pattern: '^[!-~]([ -~]*[!-~])?$',
        maxLength: 200,
        description: 'Content-Type of the reply, in the place of the usual one',
      }),
    ),
    connection: Type.Optional(
      Type.Enum(['close', 'keep-alive'], {
        description: 'whether the connection ends after the reply, whatever the request asks for',
      }),
    ),
    drip: Type.Optional(
      Type.Object(
        {
          bytes: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'so many bytes of the body at once' }),
          every_ms: Type.Integer({ minimum: 1, maximum: 600_000, description: 'and so long until the next' }),
        },
        { ...closed, description: 'the body of the reply comes in pieces' },
      ),
    ),
    cut: Type.Optional(
      Type.Object(
        {
          bytes: Type.Optional(
            Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'after so many bytes of the reply' }),
          ),
          share: Type.Optional(
            Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'or after this share of its bytes' }),
          ),
          then: Type.Enum([...cutEnds], { description: 'what becomes of the connection' }),
        },
        { ...closed, description: 'where a partial reply ends, its last byte never being sent' },
      ),
    ),
    delay_ms: Delay,
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

import { Type } from 'typebox';
import { closed } from './basic.ts';

/** What a field of the report has to be: like one of these, in which `*` stands for any characters; or there, or not. */
export type FieldTest = string | readonly string[] | { readonly present: boolean };

const pattern = { type: 'string', maxLength: 200 };

/** One schema without alternatives, for the same reason as that of delays. */
const FieldTest = Type.Unsafe<FieldTest>({
  ...pattern,
  type: ['string', 'array', 'object'],
  items: pattern,
  minItems: 1,
  maxItems: 100,
  properties: { present: { type: 'boolean', description: 'whether it is there and not empty' } },
  required: ['present'],
  ...closed,
});

/** Fields of the report by name. */
export const FieldTests = Type.Record(Type.String({ pattern: '^[A-Za-z0-9_]{1,64}$' }), FieldTest, {
  ...closed,
  minProperties: 1,
  description:
    'fields of the report: a value or a list of values, in which `*` stands for any characters, or `{present: true|false}`',
});

const oneOrMore = (items: object, description: string) =>
  Type.Unsafe<string | readonly string[]>({
    ...items,
    type: ['string', 'array'],
    items: { type: 'string', ...items },
    minItems: 1,
    maxItems: 100,
    description,
  });

/** How a number begins. */
export const Prefixes = (description: string) => oneOrMore({ pattern: '^[0-9]{1,20}$' }, description);

/** Mobile country and network codes (ITU-T E.212). */
export const MccMncs = (description: string) => oneOrMore({ pattern: '^[0-9]{3}-[0-9]{2,3}$' }, description);

/** Which request of a device it is, since the server started or was reset. Only in `serve`. */
export const Attempt = Type.Object(
  {
    min: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'this one, counted from 1, or a later' }),
    ),
    max: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'this one, or an earlier' })),
  },
  { ...closed, minProperties: 1, description: 'which request of its device it is; only in serve, not in a scenario' },
);

/** How many requests, of all devices, a rule takes. Only in `serve`. */
export const Rate = Type.Object(
  {
    count_max: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'at most so many requests' }),
    per_ms: Type.Integer({ minimum: 1, maximum: 86_400_000, description: 'in each interval of this length' }),
  },
  {
    ...closed,
    description: 'takes no more of the requests that meet the other conditions; only in serve, not in a scenario',
  },
);

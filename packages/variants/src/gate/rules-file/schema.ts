import { type Static, Type } from 'typebox';
import { LabelRow } from '../label/label-row.ts';
import { Rule } from '../rule.ts';
import { Suppression } from '../suppression.ts';

/** Version of the rules format that this phonehome reads. */
export const RULES_FORMAT = 'phonehome-rules/1';

/** Version of the suppressions format. */
export const SUPPRESSIONS_FORMAT = 'phonehome-suppressions/1';

const closed = { additionalProperties: false } as const;
const draft = { $schema: 'http://json-schema.org/draft-07/schema#' } as const;
const Source = Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: 'where this is known from' }));
const Codes = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, description });

/** A change to a shipped rule, or a rule of the user's own. */
const RuleChange = Type.Object(
  {
    off: Type.Optional(Type.Literal(true, { description: 'the rule is not judged' })),
    ...Type.Partial(Rule).properties,
  },
  {
    ...closed,
    minProperties: 1,
    description: 'of a shipped rule, what is to be different; of a rule of your own, all of it',
  },
);

const RegionLine = Type.Object(
  {
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    only: Type.Optional(Codes('its countries, ISO 3166-1 alpha-2')),
    except: Type.Optional(Codes('in the place of `only`: all countries but these')),
    aliases: Type.Optional(Codes('what else it is called')),
    source: Source,
  },
  closed,
);

const DataRegionLine = Type.Object(
  {
    allows: Type.Optional(Codes('regions or countries that data may go to')),
    forbids: Type.Optional(Codes('in the place of `allows`: anywhere but there')),
    source: Source,
  },
  closed,
);

/** A file for `phonehome check --rules`. */
export const RulesFile = Type.Object(
  {
    format: Type.Literal(RULES_FORMAT),
    rules: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }), RuleChange, {
        ...closed,
        description: 'by id: changes to shipped rules, and rules of your own',
      }),
    ),
    regions: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 _-]*$' }), RegionLine, {
        ...closed,
        description: 'labels that your builds carry, and the countries that they stand for',
      }),
    ),
    labels: Type.Optional(
      Type.Array(LabelRow, {
        description: 'how your builds tell their label; before the shipped rows, or in the place of one',
      }),
    ),
    data_regions: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 _-]*$' }), DataRegionLine, {
        ...closed,
        description: 'by label: where the data of such builds may go',
      }),
    ),
    hosts: Type.Optional(
      Type.Record(Type.String({ pattern: '^(\\*\\.)?[A-Za-z0-9.-]+$' }), Type.String({ pattern: '^[A-Z]{2}$' }), {
        ...closed,
        description: 'servers, and the country that each is in; `*.` before a domain stands for all names in it',
      }),
    ),
    suppressions: Type.Optional(Type.Array(Suppression, { description: 'fails that are accepted, and until when' })),
  },
  { ...closed, ...draft, title: 'phonehome rules' },
);

/** A file for `phonehome check --suppressions`. */
export const SuppressionsFile = Type.Object(
  {
    format: Type.Literal(SUPPRESSIONS_FORMAT),
    suppressions: Type.Array(Suppression, { description: 'fails that are accepted, and until when' }),
  },
  { ...closed, ...draft, title: 'phonehome suppressions' },
);

export type RulesFile = Static<typeof RulesFile>;
export type SuppressionsFile = Static<typeof SuppressionsFile>;

import { type Static, Type } from 'typebox';
import { severities } from './verdict.ts';

const closed = { additionalProperties: false } as const;
const Line = (description: string, maxLength = 2000) => Type.String({ minLength: 1, maxLength, description });
const Names = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { minItems: 1, description });

/**
 * What must hold of a client, or of a build, for a rule to fail. All of it must; each is true, false or unknown. Of those
 * that are so or not, false asks for the contrary.
 */
export const Conditions = Type.Object(
  {
    live: Type.Optional(Type.Boolean({ description: 'the client runs' })),
    present: Type.Optional(Type.Boolean({ description: 'something of the client is in the build, live or not' })),
    outside_meant_for: Type.Optional(
      Type.Boolean({ description: 'the build is labelled for a region that the client is not meant for' }),
    ),
    endpoint_outside_data_region: Type.Optional(
      Type.Boolean({ description: "the client's server is where the build's data may not go" }),
    ),
    transport: Type.Optional(Type.Enum(['clear', 'tls'], { description: 'how it carries what it sends' })),
    sends_identifiers: Type.Optional(Type.Boolean({ description: 'it sends fields that identify a person or phone' })),
    consent: Type.Optional(Type.Enum(['none', 'asked'], { description: 'whether a person is asked before' })),
    repetition: Type.Optional(
      Type.Array(Type.Enum(['once', 'bounded', 'unbounded']), { minItems: 1, description: 'how often it sends' }),
    ),
    client: Type.Optional(Names('ids of clients; `*` stands for any characters')),
    package: Type.Optional(Names('package names; `*` stands for any characters')),
    host: Type.Optional(Names('host names of its server; `*` stands for any characters')),
    label_contradicted: Type.Optional(
      Type.Boolean({ description: 'about the build: its properties tell regions that exclude each other' }),
    ),
  },
  { ...closed, minProperties: 1, description: 'all of these must hold for the rule to fail' },
);

/** For which builds a rule is, by their label. */
export const Scope = Type.Object(
  {
    in: Type.Optional(Names('builds whose label has a country of these regions')),
    except: Type.Optional(Names('all builds but those whose label lies within these regions')),
  },
  {
    ...closed,
    minProperties: 1,
    maxProperties: 1,
    description: 'for which builds, by their label; without it, for all',
  },
);

/** A rule of the gate: data, judged by `judgeRule`. */
export const Rule = Type.Object(
  {
    title: Line('what is wrong with a build that fails it', 200),
    severity: Type.Enum([...severities], { description: 'only an error fails the gate' }),
    rationale: Line('why this is a rule'),
    remedy: Line('what to do about a fail'),
    source: Line('where it is from', 300),
    regions: Type.Optional(Scope),
    when: Conditions,
  },
  closed,
);

export type Conditions = Static<typeof Conditions>;
export type Scope = Static<typeof Scope>;
export type Rule = Static<typeof Rule> & { readonly id: string };

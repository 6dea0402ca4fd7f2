import { clientFamilies } from '@phonehome/shared';
import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const Line = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });
const Names = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 200, description });

/** Values of a property, resource or key that switch a client, in any case. */
const values = {
  on: Type.Optional(Names('values that switch it on; without them: true, 1, y, yes, on')),
  off: Type.Optional(Names('values that switch it off; without them: false, 0, n, no, off')),
};

/** One thing that switches a client on or off. */
export const Switch = Type.Union([
  Type.Object({ by: Type.Literal('property'), name: Line('a system property'), ...values }, closed),
  Type.Object(
    {
      by: Type.Literal('overlay'),
      target_package: Line('the package whose resource is overlaid'),
      resource: Line('its resource, such as `bool/config_x`, or its name alone'),
      ...values,
    },
    closed,
  ),
  Type.Object({ by: Type.Literal('carrier-config'), key: Line('a key of carrier configuration'), ...values }, closed),
]);

/** How a client is recognised: by any of these, so that a renamed one is still found. */
const Signs = Type.Object(
  {
    packages: Type.Optional(Names('package names; `*` stands for any characters')),
    files: Type.Optional(Names('paths of files in an image; `*` stands for any characters')),
    switches: Type.Optional(Names('names of properties, resources or keys that nothing else reads')),
    endpoints: Type.Optional(
      Names('host names; `*.` before a domain stands for all names in it, `!` takes a name out again'),
    ),
    fields: Type.Optional(
      Type.Object(
        {
          names: Type.Array(Type.String({ minLength: 2, maxLength: 100 }), { minItems: 2, maxItems: 200 }),
          at_least: Type.Integer({ minimum: 2, description: 'so many of them in one file betray it' }),
        },
        { ...closed, description: 'names of fields of its report, and other words of it' },
      ),
    ),
  },
  { ...closed, minProperties: 1, description: 'how it is recognised: by any of these' },
);

/** A client that registers a phone by itself: how it is recognised, and what it does. What is not known is `unknown`. */
export const KnownClient = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, description: 'its name here' }),
    title: Line('what it is, for people'),
    family: Type.Optional(
      Type.Union([Type.Enum([...clientFamilies]), Type.Null()], {
        description: 'the family of the simulator that behaves as it does',
      }),
    ),
    meant_for: Names('labels of regions that it is meant for, such as CN; none: for every region'),
    signs: Signs,
    switches: Type.Array(Switch, { maxItems: 20, description: 'what switches it on or off' }),
    on_by_default: Type.Union([Type.Boolean(), Type.Literal('unknown')], {
      description: 'whether it runs where nothing switches it',
    }),
    without_switch: Type.Optional(
      Type.String({
        maxLength: 60,
        description:
          'the client that it is where its file was searched and does not name its switch: an older one of the same name',
      }),
    ),
    endpoint: Type.Union(
      [
        Type.Object(
          {
            host: Line('its server'),
            port: Type.Integer({ minimum: 1, maximum: 65_535 }),
            data_region: Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()], {
              description: 'the country of the server, ISO 3166-1 alpha-2; null where that is not known',
            }),
          },
          closed,
        ),
        Type.Null(),
      ],
      { description: 'where it sends; null where that is not known' },
    ),
    transport: Type.Enum(['clear', 'tls', 'unknown'], { description: 'how it carries what it sends' }),
    consent: Type.Enum(['none', 'asked', 'unknown'], { description: 'whether a person is asked before it sends' }),
    repetition: Type.Enum(['once', 'bounded', 'unbounded', 'unknown'], {
      description: 'how often it sends: once at most, a bounded number of tries, or as long as it is refused',
    }),
    identifiers: Type.Union([Names('fields'), Type.Null()], {
      description: 'fields that it sends and that identify a person or phone; null where that is not known',
    }),
    confidence: Type.Optional(
      Type.Enum(['A', 'B', 'C'], {
        description:
          'how sure that is: A several independent sources agree, B one good source, C sources disagree or inferred',
      }),
    ),
    source: Line('where all this is known from'),
  },
  { ...closed, description: 'a client of the knowledge base' },
);

export type Switch = Static<typeof Switch>;
export type KnownClient = Static<typeof KnownClient>;
export type Transport = KnownClient['transport'];
export type Consent = KnownClient['consent'];
export type Repetition = KnownClient['repetition'];

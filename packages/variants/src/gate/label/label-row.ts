import { type Static, Type } from 'typebox';

/** One way in which a maker writes the region of a build into its properties. */
export const LabelRow = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64, description: 'name of the row' }),
    properties: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      minItems: 1,
      description: 'names of properties; `*` stands for any characters',
    }),
    pattern: Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'regular expression, of any case; its first group, or the whole match, is what the build says',
    }),
    values: Type.Optional(
      Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 60 }), {
        description: 'what the build says, in capitals, to the region label; what is not listed stands for itself',
      }),
    ),
    only: Type.Optional(
      Type.Array(Type.String(), { description: 'tells these regions alone; any other value says nothing' }),
    ),
    tells: Type.Enum(['label', 'hint', 'fallback'], {
      description:
        'label: the build is labelled so; hint: never the label, but it can contradict it; fallback: the label where nothing else tells one, and it contradicts none',
    }),
    source: Type.String({ minLength: 1, maxLength: 300, description: 'where this is documented' }),
  },
  { additionalProperties: false },
);

export type LabelRow = Static<typeof LabelRow>;

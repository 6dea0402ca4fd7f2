import { type Static, Type } from 'typebox';
import { measureIds } from './measures.ts';
import { standings } from './theory.ts';

/** Version of the form of a result. */
export const PREVENTION_FORMAT = 'phonehome-prevention/1';

const closed = { additionalProperties: false } as const;
const Text = (description: string) => Type.String({ description });
const Count = (description: string) => Type.Integer({ minimum: 0, description });
const MeasureName = Type.Enum(measureIds, { description: 'one of `measures`' });

const Spread = Type.Object(
  {
    min: Type.Number(),
    median: Type.Number({ description: 'of an even number of seeds the lower of the two in the middle' }),
    max: Type.Number(),
    seeds: Count('in how many seeds there was something to measure'),
    each: Type.Array(Type.Union([Type.Number(), Type.Null()]), { description: 'seed by seed, from the first on' }),
  },
  { ...closed, description: 'over the seeds' },
);

const Theory = Type.Object(
  {
    measure: MeasureName,
    direction: Type.Enum(['to-zero', 'down', 'same', 'up'], { description: 'which way it should go' }),
    because: Text('why'),
    standing: Type.Enum([...standings], {
      description:
        'what the runs say of it: `unmoved` where so few phones and seeds do not show it, `nothing-to-move` where the measure is nothing in the story itself',
    }),
  },
  closed,
);

const Row = Type.Object(
  {
    id: Text('name of the counter-measure; `none` for the story as it is'),
    title: Text('a few words'),
    says: Text('what it is, and what is assumed'),
    wire: Type.Enum(['clear', 'tls'], { description: 'what protects the reports on their way' }),
    figures: Type.Record(Type.String(), Type.Number(), { description: 'figures of it that are ours' }),
    notes: Type.Array(Type.String(), { description: 'what was decided where the story leaves it open' }),
    values: Type.Record(Type.String(), Type.Union([Spread, Type.Null()]), {
      description: 'by measure; null where there is nothing to measure it on',
    }),
    theory: Type.Array(Theory, { description: 'what it should do, and whether it did in each of the seeds' }),
  },
  closed,
);

const Most = Type.Union(
  [
    Type.Object(
      {
        counter_measure: Type.String(),
        measure: MeasureName,
        from: Type.Number({ description: 'with the value of the story and the first seed' }),
        to: Type.Number({ description: 'and with this one' }),
        moved: Type.Number({
          minimum: 0,
          description: 'how far, as a share of the largest value that the measure has in any row',
        }),
      },
      closed,
    ),
    Type.Null(),
  ],
  { description: 'null if none did' },
);

const Tried = Type.Object(
  {
    figure: Text('the field of the scenario, or `<counter-measure>.<figure>`'),
    says: Text('what it says'),
    value: Text('as it is in the story'),
    tried: Text('what was tried in its place'),
    problem: Type.Union([Type.String(), Type.Null()], { description: 'why it could not be tried' }),
    changed: Type.Array(
      Type.Object(
        {
          counter_measure: Type.String(),
          measure: MeasureName,
          direction: Type.String(),
          standing: Type.Enum([...standings]),
        },
        closed,
      ),
      { description: 'theories that hold with the value of the story, and how they stand with this one' },
    ),
    most: Type.Object(
      { leak: Most, cost: Most },
      { ...closed, description: 'which measure of which row moved most, of what leaks and of what it costs' },
    ),
  },
  closed,
);

/** What was found: every counter-measure alone, on the same people and days. */
export const Prevention = Type.Object(
  {
    format: Type.Literal(PREVENTION_FORMAT),
    scenario: Text('the story'),
    seed: Count('the first seed'),
    seeds: Count('how many in a row'),
    devices: Count('phones of each run'),
    days: Count('days of each run'),
    affected: Type.Object(
      {
        phones: Count('phones of the cohorts that get a refused build'),
        cohorts: Type.Array(Type.String()),
        builds: Type.Array(Type.String(), { description: 'builds that the release gate refuses' }),
      },
      closed,
    ),
    at_home: Type.Object(
      {
        scenario: Text('the story of the phones for which the client is meant'),
        phones: Count('how many of them'),
      },
      closed,
    ),
    measures: Type.Record(
      Type.String(),
      Type.Object(
        {
          side: Type.Enum(['leak', 'cost']),
          says: Type.String(),
          unit: Type.Enum(['share', 'count', 'hours']),
        },
        closed,
      ),
    ),
    rows: Type.Array(Row, { description: 'the first is the story without a counter-measure' }),
    sensitivity: Type.Union([Type.Array(Tried), Type.Null()], {
      description: 'every figure that is marked assumed, lower and higher; null if not asked for',
    }),
    limits: Type.Array(Type.String(), { description: 'what the table can not show' }),
  },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome prevention' },
);

export type Prevention = Static<typeof Prevention>;
export type PreventionRow = Static<typeof Row>;
export type TriedFigure = Static<typeof Tried>;
export type MostMoved = Static<typeof Most>;

import { type Static, Type } from 'typebox';

/** Name and version of the document that `phonehome follow --format json` writes. */
export const FOLLOW_FORMAT = 'phonehome-follow/1';

const closed = { additionalProperties: false } as const;
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const text = (description: string) => Type.String({ description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const share = (description: string) => nullable(Type.Number({ minimum: 0, maximum: 1, description }));
const km = (description: string) => nullable(Type.Number({ minimum: 0, description }));
const owner = Type.Enum(['phone', 'person']);
const area = Type.Integer({ minimum: 1, description: 'side of an area, in sites of 1.11 km' });

const Sets = Type.Object(
  {
    area_sites: area,
    people: count('of how many people it is known'),
    sizes: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 }), {
      description: 'size of a set, and how many people are in sets of this size',
    }),
    alone_share: share('of those people, who are alone in their set'),
    median: nullable(count('half of them are in a set of this size or a smaller one')),
  },
  closed,
);
const Distances = Type.Object(
  {
    count: count('distances'),
    within_1km_share: share('at the same site'),
    mean_km: km('mean'),
    median_km: km('half of them are at most this'),
    p90_km: km('nine of ten are'),
  },
  closed,
);
const Anchors = Type.Object(
  {
    true_count: count('phones that sent reports and whose user has such a place'),
    named: count('of these, for how many a place was named'),
    right: count('the very cell'),
    within_1km: count('the same site'),
    within_5km: count('at most 5 km away'),
    error: Distances,
  },
  closed,
);
const Linking = Type.Object(
  {
    precision: share('of pairs of reports said to be of one, that are'),
    recall: share('of pairs of reports that are of one, said to be'),
    true_count: count('phones, or people, that sent reports'),
    whole: count('of these, of which every report is linked, and with nobody else'),
  },
  closed,
);
const Truth = Type.Object(
  {
    linking: Type.Object({ phones: Linking, people: Linking }, closed),
    home: Anchors,
    work: Anchors,
    place_error: Type.Object({ at_reports: Distances, each_hour: Distances }, closed),
    identified: Type.Array(
      Type.Object(
        {
          points: Type.Integer({ minimum: 1, description: 'moments at which somebody knows where a person was' }),
          share: share('of people, who are found by them'),
          learnt_share: share('of their reports, that are learnt by it'),
        },
        closed,
      ),
    ),
  },
  { ...closed, description: 'held against the truth of the run' },
);
const Measures = Type.Object(
  {
    observer: text('who looks'),
    fields: nullable(Type.Array(Type.String(), { description: 'fields that are read; null for all' })),
    joins_by_places: Type.Boolean({ description: 'whether places join what identifiers leave apart' }),
    reports: count('reports that were read'),
    days: Type.Number({ minimum: 0, description: 'from the first report to the last' }),
    unplaced: count('reports that name no cell of the grid'),
    untimed: count('reports whose time cannot be'),
    lone: count('reports that could be linked with no others'),
    phones: count('phones that were told apart'),
    people: count('people that were told apart'),
    links: Type.Array(Type.Object({ of: owner, kind: text('what joins'), count: count('joins') }, closed)),
    ignored: Type.Array(
      Type.Object(
        { kind: text('of identifier'), because: text('why it tells nobody'), count: count('reports, or values') },
        closed,
      ),
    ),
    homes_named: count('people whose home was named'),
    works_named: count('people whose place of work was named'),
    home_sets: Type.Array(Sets),
    home_work_sets: Type.Array(Sets),
    unicity: Type.Array(
      Type.Object(
        {
          area_sites: area,
          hours: Type.Integer({ minimum: 1, description: 'length of an interval of time' }),
          points: Type.Integer({ minimum: 1, description: 'points of a trail that are known' }),
          share: share('of trails, that they single out'),
          traces: count('trails that have so many points'),
        },
        closed,
      ),
    ),
    truth: nullable(Truth),
  },
  closed,
);

const Place = Type.Object(
  {
    name: text('home, work, or `place N`'),
    cell: text('as SIM1CELLID has it'),
    site: Type.Object({ row: Type.Integer(), column: Type.Integer() }, closed),
    latitude: text('in degrees of the fictional grid'),
    longitude: text('likewise'),
    days: count('on which it was seen there'),
  },
  closed,
);
const Diary = Type.Object(
  {
    phone: count('the number that the observer gave it'),
    people: Type.Array(Type.Integer(), { description: 'likewise of who used it' }),
    reports: count('of this phone'),
    utc_offset_ms: Type.Integer({ description: 'how far local time was taken to be ahead of UTC' }),
    from: text('first report, local time'),
    until: text('last report'),
    identifiers: Type.Array(
      Type.Object(
        {
          kind: text('of identifier'),
          value: text('as it was received, lower case'),
          reports: count('that had it'),
          from: text('first'),
          until: text('last'),
        },
        closed,
      ),
    ),
    links: Type.Array(Type.Object({ of: owner, because: text('why'), count: count('joins') }, closed)),
    addresses: Type.Array(Type.String(), { description: 'where its reports came from, if that is seen' }),
    home: nullable(count('index of a place')),
    work: nullable(count('index of a place')),
    places: Type.Array(Place),
    days: Type.Array(
      Type.Object(
        {
          date: text('local'),
          weekday: Type.Integer({ minimum: 0, maximum: 6, description: '0 for Monday' }),
          stays: Type.Array(
            Type.Object(
              { from_ms: Type.Integer(), until_ms: Type.Integer(), place: count('index of a place') },
              { ...closed, description: 'first and last report there, in milliseconds since midnight' },
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** What `phonehome follow --format json` writes: the types, and the JSON Schema in docs/reference/schemas. */
export const FollowDocument = Type.Object(
  {
    format: Type.Literal(FOLLOW_FORMAT),
    run: nullable(
      Type.Object(
        {
          scenario: text('its id'),
          seed: Type.Integer(),
          devices: Type.Integer(),
          start: text('the day at whose 00:00 UTC its times begin'),
        },
        closed,
      ),
    ),
    measures: Measures,
    diary: nullable(Diary),
  },
  { ...closed, title: 'What an observer learnt of the phones of a run' },
);

export type FollowDocument = Static<typeof FollowDocument>;

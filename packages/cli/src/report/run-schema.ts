import { Type } from 'typebox';

/** Forms that parts of the JSON of a report have in common. */
export const closed = { additionalProperties: false } as const;
export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
export const text = (description: string) => Type.String({ description });
export const count = (description: string) => Type.Integer({ minimum: 0, description });
const since = 'in milliseconds since the start of the scenario';

const Moment = nullable(
  Type.Object({ time_ms: Type.Number({ description: since }), device: count('the phone') }, closed),
);

const Record = Type.Unsafe<unknown>(
  Type.Object(
    {
      exchange_id: Type.String(),
      time_ms: Type.Number({ description: since }),
      request: Type.Object({}),
      decision: Type.Object({}),
    },
    { description: 'a line of records.ndjson: see the run folder' },
  ),
);

/** What a run adds up to. */
export const Facts = Type.Object(
  {
    scenario: Type.Object(
      { id: Type.String(), title: Type.String(), about: Type.String(), sha256: text('of what it says') },
      closed,
    ),
    seed: Type.Integer(),
    devices: count('phones'),
    record_version: Type.Integer(),
    version: nullable(text('of phonehome, which made the run')),
    has_timeline: Type.Boolean({ description: 'without one, nobody can tell which phone sent what' }),
    epoch_ms: Type.Integer({ description: 'the start of the scenario since 1970' }),
    end_ms: Type.Integer({ description: since }),
    start: text('the first day'),
    end: text('the day after the last'),
    days: count('of the scenario'),
    phases: Type.Array(
      Type.Object({ id: Type.String(), title: Type.String(), from: Type.String(), from_ms: Type.Integer() }, closed),
    ),
    updates: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          released: text('the day'),
          to: text('the build'),
          brings_client: Type.Boolean(),
          is_fix: Type.Boolean({ description: 'whether it ends the leak of some cohort' }),
          cohorts: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
    cohorts: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          title: Type.String(),
          phones: count('of it'),
          reports: nullable(count('that its phones sent')),
          leaks: nullable(count('of these, from builds of another region than the client')),
          reporting_phones: nullable(count('that sent one')),
        },
        closed,
      ),
    ),
    verdicts: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          says: Type.String(),
          demanded: Type.String(),
          measured: Type.String(),
          status: Type.Enum(['held', 'failed', 'not-judged']),
        },
        closed,
      ),
    ),
    assumed: Type.Array(Type.Object({ on: text('the field'), says: text('what is known of it') }, closed)),
    reports: count('requests that the server recorded'),
    accepted: count('of them'),
    leaks: nullable(count('from builds of another region than the client')),
    undecoded: count('that the server could not decode'),
    readable: count('that anyone on the way can decode'),
    reporting_phones: nullable(count('that sent one')),
    leaking_phones: nullable(count('that sent a leak')),
    outcomes: Type.Array(
      Type.Object({ outcome: Type.String(), rule: text('of the reply policy'), reports: count('so decided') }, closed),
    ),
    root_causes: Type.Array(Type.Object({ cause: Type.String(), reports: count('that followed from it') }, closed)),
    by_day: Type.Array(
      Type.Object(
        {
          date: text('UTC'),
          accepted: count('reports'),
          not_accepted: count('reports'),
          phones: nullable(count('that sent one')),
        },
        closed,
      ),
    ),
    by_hour: nullable(
      Type.Array(Type.Integer(), { minItems: 24, maxItems: 24, description: 'reports, by local hour of the day' }),
    ),
    fields: Type.Array(
      Type.Object(
        {
          name: text('as received'),
          sensitivity: nullable(text('what it is about; null for a name of no version')),
          meaning: nullable(Type.String()),
          reports: count('in which it was filled'),
          values: count('different ones'),
        },
        closed,
      ),
    ),
    flows: Type.Array(
      Type.Object(
        {
          cohort: nullable(Type.String()),
          host: text('the server that the requests name'),
          reports: count('this way'),
          phones: nullable(count('that sent them')),
          accepted: count('of them'),
          leaks: nullable(count('of them')),
          fields: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
    activations: Type.Object(
      {
        count: count("that the maker's server recorded"),
        accepted: count('of them'),
        hosts: Type.Array(Type.String()),
      },
      closed,
    ),
    first_report: Moment,
    first_leak: Moment,
    last_leak: Moment,
    last_fix: Moment,
    fixed_phones: nullable(count('that installed a fix')),
    sample: nullable(Record),
  },
  closed,
);

/** One phone and one day of it. */
export const Example = Type.Object(
  {
    device: count('the phone'),
    cohort: Type.String(),
    date: text('local'),
    moments: Type.Array(
      Type.Object(
        {
          at_ms: Type.Integer({ description: 'since local midnight' }),
          event: text('as in timeline.ndjson'),
          root_cause: nullable(Type.String()),
          outcome: nullable(Type.String()),
          cell: nullable(text('as the report has it')),
          access: nullable(text('likewise')),
        },
        closed,
      ),
    ),
    reports: count('of this phone, all days'),
    first_ms: Type.Number({ description: since }),
    last_ms: Type.Number({ description: since }),
    cells: Type.Array(
      Type.Object(
        {
          id: text('as SIM1CELLID has it'),
          row: Type.Integer(),
          column: Type.Integer(),
          reports: count('from it'),
          at_night: count('of these, from 0 to 6 h'),
          at_work_hours: count('of these, from 9 to 17 h on weekdays'),
          days: count('on which it was seen there'),
        },
        closed,
      ),
    ),
    elsewhere: count('reports that name no cell of the grid'),
  },
  closed,
);

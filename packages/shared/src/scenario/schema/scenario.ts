import { type Static, Type } from 'typebox';
import { phoneFigures } from '../figures.ts';
import { closed, Day, Line, SCENARIO_FORMAT, Slug, SlugPattern } from './basic.ts';
import { Behaviour } from './behaviour.ts';
import { Expectation } from './expectation.ts';
import { figureProperties } from './figures.ts';
import { Occasion } from './occasion.ts';
import { Build, Cohort, Model, Sim, Update } from './phones.ts';
import { Policy } from './policy.ts';
import { Safeguards } from './safeguards.ts';

/** A named interval of the scenario: from its date to that of the next phase. */
const Phase = Type.Object(
  { id: Slug('name of the phase'), title: Line('what it is, for people'), from: Day('its first day') },
  closed,
);

/** Where a figure or choice is known from. */
const Remark = Type.Object(
  {
    on: Line('the field it is about, as a path such as `cohorts[0].weight`'),
    says: Line('the remark'),
    source: Type.String({
      pattern: '^(dossier [1-8]|ours)(, (dossier [1-8]|ours))*$',
      description: 'sections of the dossier, or "ours"',
    }),
    strength: Type.Optional(Type.Enum(['good', 'fair', 'assumed'], { description: 'how well a figure is founded' })),
  },
  closed,
);

/** A scenario file: who exists, what happens when, how the server answers, and what must follow. */
export const Scenario = Type.Object(
  {
    format: Type.Literal(SCENARIO_FORMAT, { description: 'version of this format' }),
    id: Slug('name of the scenario'),
    title: Line('the story in a sentence'),
    about: Line('the story for someone who has never heard of it'),
    seed: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'the root seed, unless --seed is given',
    }),
    devices: Type.Integer({
      minimum: 1,
      maximum: 500_000_000,
      description: 'how many phones, unless --devices is given',
    }),
    start: Day('first day, from 00:00 UTC'),
    end: Day('the day at whose 00:00 UTC the story ends'),
    phases: Type.Array(Phase, { minItems: 1, description: 'in order of time; the first begins with the scenario' }),
    triggers: Type.Enum(['as-reported', 'connectivity'], {
      description:
        'what asks the client of the incident, or that of 2014, to try (dossier 3): also boot, unlock and wake, or only what its code listens to; other families always do the latter',
    }),
    location: Type.Enum(['cell', 'cell+gps'], {
      description: 'cell: as known; cell+gps adds two fields that are not genuine, to show what that claim would mean',
    }),
    fix: Type.Optional(
      Type.Enum(['switch', 'remove'], {
        description: 'what a build with `client: fixed` did: switched it off or removed it',
      }),
    ),
    reply_timeout_ms: Type.Integer({
      minimum: 1,
      maximum: 3_600_000,
      description: 'how long the client waits for a reply',
    }),
    timings: Type.Optional(
      Type.Object(figureProperties(phoneFigures), { ...closed, description: 'how long things take on a phone' }),
    ),
    safeguards: Type.Optional(Safeguards),
    models: Type.Record(SlugPattern, Model, closed),
    builds: Type.Record(SlugPattern, Build, closed),
    sims: Type.Record(SlugPattern, Sim, closed),
    behaviours: Type.Record(SlugPattern, Behaviour, closed),
    cohorts: Type.Array(Cohort, { minItems: 1, maxItems: 100 }),
    updates: Type.Array(Update, { maxItems: 100 }),
    occasions: Type.Optional(
      Type.Array(Occasion, { maxItems: 100, description: 'what everybody in a cohort does on a certain day' }),
    ),
    policy: Policy,
    remarks: Type.Array(Remark),
    expect: Type.Array(Expectation, { minItems: 1, description: 'what a run must bear out, reported one by one' }),
  },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome scenario' },
);

export type Scenario = Static<typeof Scenario>;

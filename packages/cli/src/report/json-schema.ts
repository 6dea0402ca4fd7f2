import { Prevention, REPORT_FORMAT } from '@phonehome/observe';
import { claimFigures } from '@phonehome/shared';
import { Type } from 'typebox';
import { FollowDocument } from '../follow/json-schema.ts';
import { closed, count, Example, Facts, nullable, text } from './run-schema.ts';

const Standings = Type.Object(
  {
    fits: count('all observations'),
    open: count('contradicted by none, but not all fit'),
    'ruled-out': count('contradicted'),
  },
  closed,
);

const Hypotheses = Type.Object(
  {
    scenario: Type.String(),
    seeds: count('under which each was run'),
    cells: count('explanations'),
    phones: count('of each'),
    days: count('of each'),
    standings: Standings,
    values: Type.Array(
      Type.Object({ setting: Type.String(), says: Type.String(), value: Type.String(), standings: Standings }, closed),
    ),
    finding: Type.Array(Type.String()),
    limits: Type.Array(Type.String()),
  },
  {
    ...closed,
    description: 'the grid of docs/explanation/hypotheses.md; null for another story than the shipped incident',
  },
);

const Claim = Type.Object(
  {
    id: text('in claims.yaml'),
    who: Type.Array(Type.String()),
    date: Type.String(),
    kind: Type.String(),
    confidence: Type.String(),
    paraphrase: Type.String(),
    standing: Type.Enum(['fits', 'contradicts', 'undecided', 'bears-on-it', 'other-scenarios', 'no-run-can-tell'], {
      description: 'how this run stands to it',
    }),
    basis: nullable(
      Type.Enum(['put-in', 'follows', 'both'], { description: 'whether what the run shows was put into it' }),
    ),
    shows: Type.Array(Type.String(), { description: 'what this run shows' }),
    figures: Type.Array(
      Type.Object(
        {
          cohort: Type.String(),
          figure: Type.Enum([...claimFigures]),
          says: Type.String(),
          value: nullable(text('with its unit; null where there was nothing to measure')),
          judgement: Type.Enum(['fits', 'contradicts', 'undecided']),
          bounds: Type.String(),
        },
        closed,
      ),
    ),
    tested_by: Type.Array(
      Type.Object(
        {
          scenario: Type.String(),
          expectation: nullable(Type.String()),
          says: Type.String(),
          status: nullable(Type.Enum(['held', 'failed', 'not-judged'], { description: 'null: not run for this' })),
        },
        closed,
      ),
    ),
    sure: Type.Array(Type.String(), { description: 'that it was said or is so; what the run is worth' }),
    cannot_show: Type.Array(Type.String()),
    disputed_by: Type.Array(Type.String(), { description: 'claims that say otherwise' }),
  },
  closed,
);

const Flow = Type.Object(
  {
    sender: Type.String(),
    phones: nullable(count('that sent')),
    receiver: text('the server that is named'),
    kind: Type.Enum(['report', 'activation']),
    messages: count('this way'),
    is_clear: Type.Boolean({ description: 'whether it can be read on the way' }),
    leaks: nullable(count('of them')),
    groups: Type.Array(Type.String(), { description: 'what it tells of' }),
    fields: Type.Array(Type.String()),
  },
  closed,
);

const Subject = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    says: Type.String(),
    fields: Type.Array(Type.String()),
    bearings: Type.Array(Type.Object({ notion: text('its id'), why: Type.String() }, closed)),
  },
  closed,
);

const Duties = Type.Object(
  {
    seen: Type.Array(
      Type.Object({ subject: Subject, fields: Type.Array(Type.String()), reports: count('that carried it') }, closed),
    ),
    unseen: Type.Array(Subject),
    unknown: Type.Array(Type.String(), { description: 'names of no version' }),
  },
  { ...closed, description: 'teaching material, not legal advice' },
);

const Dpia = Type.Array(
  Type.Object(
    {
      letter: Type.Enum(['a', 'b', 'c', 'd']),
      title: Type.String(),
      lines: Type.Array(
        Type.Object({ asks: Type.String(), answer: nullable(text('null: to be filled in by the reader')) }, closed),
      ),
    },
    closed,
  ),
  { description: 'the parts of GDPR Art. 35(7)' },
);

/** What `phonehome report --format json` writes: the JSON Schema in docs/reference/schemas. */
export const ReportDocument = Type.Object(
  {
    format: Type.Literal(REPORT_FORMAT),
    replay: text('the command that makes the run again'),
    facts: Facts,
    example: nullable(Example),
    follow: nullable(
      Type.Object(
        { measures: FollowDocument.properties.measures, diary: FollowDocument.properties.diary },
        { ...closed, description: 'what the recipient could learn; null if it got no report' },
      ),
    ),
    crowd: Type.Object(
      {
        scenario: Type.String(),
        people: count('of it'),
        days: count('of it'),
        unicity: Type.Array(
          Type.Object({ area_sites: Type.Integer(), points: Type.Integer(), share: Type.Number() }, closed),
        ),
      },
      { ...closed, description: 'of docs/explanation/following.md; not from this run' },
    ),
    prevention: Type.Union([
      Type.Object({ found: Prevention }, closed),
      Type.Object({ why_not: text('why nothing was looked for') }, closed),
    ]),
    flows: Type.Array(Flow),
    hypotheses: nullable(Hypotheses),
    claims: Type.Array(Claim),
    duties: Duties,
    dpia: Dpia,
  },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'Report of a phonehome run' },
);

import { type Static, Type } from 'typebox';
import { closed, Line, Slug } from './basic.ts';

/** What `phonehome hypotheses` measures of a cell of its grid, and a claim can be held against. */
export const claimFigures = [
  'phones-reporting',
  'reports-a-phone',
  'reports-a-day',
  'boots-with-report',
  'unlocks-with-report',
  'idle-unlocks-with-report',
  'wakes-with-report',
  'days-with-two-reports',
  'phones-reporting-late',
  'phones-reporting-early',
  'reports-with-imei',
  'reports-with-equipment-number',
  'reports-with-iccid',
  'reports-with-imsi',
  'reports-with-mac',
  'reports-with-network-information',
  'reports-with-cell',
  'reports-with-coordinates',
  'reports-in-clear-text',
  'reports-not-accepted',
  'fixed-reports-a-day',
] as const;
export type ClaimFigure = (typeof claimFigures)[number];

const Bounds = (description: string) =>
  Type.Object(
    { at_least: Type.Optional(Type.Number({ minimum: 0 })), at_most: Type.Optional(Type.Number({ minimum: 0 })) },
    { ...closed, minProperties: 1, description },
  );

/** A figure that a claim is held against: in between, it is undecided. */
export const Measure = Type.Object(
  {
    figure: Type.Enum([...claimFigures], { description: 'one of the figures of docs/explanation/hypotheses.md' }),
    fits: Bounds('the claim is borne out'),
    contradicts: Type.Optional(Bounds('the claim is contradicted; without it, this figure never does')),
    remark: Type.Optional(Line('how the words of the claim became this figure and these bounds')),
  },
  closed,
);

/** A row of dossier section 1 as data: who said what, and what in phonehome tests it. */
export const Claim = Type.Object(
  {
    id: Slug('name of the claim'),
    who: Type.Array(Line('who said it: a publication, or the party that it quotes'), { minItems: 1 }),
    date: Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', description: 'when, as exactly as known' }),
    kind: Type.Enum(['observation', 'statement', 'inference', 'refusal']),
    paraphrase: Line('what was said, in our own words'),
    confidence: Type.Enum(['A', 'B', 'C'], { description: 'that it was said, or that it is so: see the dossier' }),
    tested_by: Type.Optional(
      Type.Array(
        Type.Object(
          { scenario: Slug('a shipped scenario'), expectation: Type.Optional(Slug('one of its expectations')) },
          closed,
        ),
        { minItems: 1, description: 'what bears on it' },
      ),
    ),
    not_simulable: Type.Optional(Line('why no run can bear on it')),
    measure: Type.Optional(
      Type.Array(Measure, {
        minItems: 1,
        description: 'what `phonehome hypotheses` holds it against: every figure must fit, none may contradict',
      }),
    ),
    not_measurable: Type.Optional(Line('why `phonehome hypotheses` does not measure it, though a run bears on it')),
    disputed_by: Type.Optional(
      Type.Array(Slug('a claim that says otherwise'), {
        minItems: 1,
        description: 'kept apart by `phonehome hypotheses`: no explanation is ruled out by it',
      }),
    ),
  },
  closed,
);

/** scenarios/claims.yaml. */
export const Claims = Type.Object(
  { format: Type.Literal('phonehome-claims/1'), claims: Type.Array(Claim, { minItems: 1 }) },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome claims' },
);

export type Claims = Static<typeof Claims>;
export type Claim = Static<typeof Claim>;
export type Measure = Static<typeof Measure>;

import { type Static, Type } from 'typebox';
import { closed, Line, Slug } from './basic.ts';

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
  },
  closed,
);

/** scenarios/claims.yaml. */
export const Claims = Type.Object(
  { format: Type.Literal('phonehome-claims/1'), claims: Type.Array(Claim, { minItems: 1 }) },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome claims' },
);

export type Claims = Static<typeof Claims>;

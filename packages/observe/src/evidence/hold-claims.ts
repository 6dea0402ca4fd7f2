import type { Claim, ClaimFigure, Claims, Expectation } from '@phonehome/shared';
import { boundsText, figures, judgeValue, valueText } from '@phonehome/simulation';
import type { FollowMeasures } from '../follow/measures.ts';
import type { RunFacts } from '../run/run-facts.ts';
import type { Basis, ClaimEvidence, MeasuredFigure, Standing, TestedBy } from './claim-evidence.ts';
import type { CohortFigures } from './lives.ts';
import type { Reading } from './reading.ts';
import { clientReadings } from './readings/client.ts';
import { dataReadings } from './readings/data.ts';
import { fixReadings } from './readings/fix.ts';
import { recipientReadings } from './readings/recipient.ts';
import { sendingReadings } from './readings/sending.ts';

/** How each claim is read on which a run can bear. */
export const readings: ReadonlyMap<string, Reading> = new Map(
  [clientReadings, sendingReadings, recipientReadings, dataReadings, fixReadings].flat().map((one) => [one.claim, one]),
);

/** What claims are held against. */
export interface ClaimGrounds {
  readonly claims: Claims;
  readonly facts: RunFacts;
  /** Of each affected cohort of the run; none in a run without one, or without a timeline. */
  readonly lives: readonly CohortFigures[];
  /** What the recipient of the reports could learn; null if it got none. */
  readonly follow: FollowMeasures | null;
  /** What the scenarios expect that claims name, by scenario; of one that is not there, nothing is said. */
  readonly expectations: Readonly<Record<string, readonly Pick<Expectation, 'id' | 'says'>[]>>;
}

/** Holds every claim against a run, in the order of the claims. */
export function holdClaims(grounds: ClaimGrounds): ClaimEvidence[] {
  return grounds.claims.claims.map((claim) => evidenceOf(claim, grounds));
}

function evidenceOf(claim: Claim, grounds: ClaimGrounds): ClaimEvidence {
  const { id, who, date, kind, confidence, paraphrase, disputed_by = [] } = claim;
  const reading = readings.get(id);
  const measured = figuresOf(claim, grounds);
  const tested_by = testsOf(claim, grounds);
  const shows = reading?.shows?.(grounds.facts, grounds.follow) ?? [];
  return {
    id,
    who,
    date,
    kind,
    confidence,
    paraphrase,
    standing: standingOf(claim, measured, shows, tested_by),
    basis: reading?.basis ?? null,
    shows,
    figures: measured,
    tested_by,
    sure: [SAID[kind][confidence], ...(reading ? [WORTH[reading.basis]] : [])],
    cannot_show: claim.not_simulable === undefined ? [reading?.cannot_show ?? UNREAD] : [claim.not_simulable],
    disputed_by,
  };
}

function figuresOf({ measure = [] }: Claim, { lives }: ClaimGrounds): MeasuredFigure[] {
  return lives.flatMap(({ cohort, values }) =>
    measure.map((one) => {
      const figure = one.figure as ClaimFigure;
      const value = values[figure];
      const contradicts = one.contradicts ? `, contradicted with ${boundsText(figure, one.contradicts)}` : '';
      return {
        cohort,
        figure,
        says: figures[figure].says,
        value: value === null ? null : valueText(figure, value),
        judgement: judgeValue(one, value),
        bounds: `fits with ${boundsText(figure, one.fits)}${contradicts}`,
      };
    }),
  );
}

function testsOf({ tested_by = [] }: Claim, { facts, expectations }: ClaimGrounds): TestedBy[] {
  return tested_by.map(({ scenario, expectation = null }) => {
    const says = expectations[scenario]?.find(({ id }) => id === expectation)?.says ?? 'the story as a whole';
    const here = scenario === facts.scenario.id ? facts.verdicts.find(({ id }) => id === expectation) : undefined;
    return { scenario, expectation, says, status: here?.status ?? null };
  });
}

/** One figure that contradicts is enough; it fits if all do. */
function standingOf(
  claim: Claim,
  measured: readonly MeasuredFigure[],
  shows: readonly string[],
  tests: readonly TestedBy[],
): Standing {
  if (claim.not_simulable !== undefined) return 'no-run-can-tell';
  const of = (wanted: MeasuredFigure['judgement']) => (one: MeasuredFigure) => one.judgement === wanted;
  if (measured.some(of('contradicts'))) return 'contradicts';
  if (measured.length > 0) return measured.every(of('fits')) ? 'fits' : 'undecided';
  // A claim that names figures is about phones of which this run has none.
  const tells = claim.measure === undefined && shows.length > 0;
  return tells || tests.some(({ status }) => status !== null) ? 'bears-on-it' : 'other-scenarios';
}

const UNREAD = 'How it bears on this claim is not worked out.';

const SOURCES = {
  A: 'several independent sources',
  B: 'one good source',
  C: 'sources disagree, or it is an inference',
} as const;
const said = (what: string) =>
  ({ A: `${what}: ${SOURCES.A} (A).`, B: `${what}: ${SOURCES.B} (B).`, C: `${what}: ${SOURCES.C} (C).` }) as const;

/** For statements, inferences and refusals the letter says how sure it is that this was said, not that it is so. */
const SAID: Readonly<Record<Claim['kind'], Readonly<Record<Claim['confidence'], string>>>> = {
  observation: said('That it is so'),
  statement: said('That it was said'),
  inference: said('That it was concluded'),
  refusal: said('That it was not answered'),
};

const WORTH: Readonly<Record<Basis, string>> = {
  'put-in': 'What the run shows was put into it, so that it confirms nothing; it shows what would follow.',
  follows: 'What the run shows follows from the known rules of client and server, under one seed.',
  both: 'In part put in, in part it follows from the rules and from how people use phones, under one seed and assumed figures.',
};

import type { Block, CardBlock, Section, Text, Tone } from '../../document/block.ts';
import type { ClaimEvidence, MeasuredFigure, Standing, TestedBy } from '../../evidence/claim-evidence.ts';
import type { ReportData } from '../report-data.ts';
import { capital, marked } from './words.ts';

const MARKS: Readonly<Record<Standing, { readonly text: string; readonly tone: Tone }>> = {
  fits: { text: 'this run fits it', tone: 'good' },
  contradicts: { text: 'this run contradicts it', tone: 'leak' },
  undecided: { text: 'this run leaves it undecided', tone: 'quiet' },
  'bears-on-it': { text: 'this run bears on it', tone: 'configuration' },
  'other-scenarios': { text: 'other scenarios bear on it', tone: 'quiet' },
  'no-run-can-tell': { text: 'no run can tell', tone: 'quiet' },
};

/** Each claim: who said it, what the run shows, how sure that is, and what it cannot show. */
export function claimsSection({ claims, facts }: ReportData): Section {
  const of = (...wanted: Standing[]) => claims.filter(({ standing }) => wanted.includes(standing));
  const here = of('fits', 'contradicts', 'undecided', 'bears-on-it');
  const elsewhere = of('other-scenarios');
  const nowhere = of('no-run-can-tell');
  const blocks: Block[] = [
    {
      block: 'paragraph',
      text: `What was said about the incident, held against this run of ${facts.scenario.id}. A run shows what follows from a scenario; it proves nothing about what happened in 2019. Expectations of other scenarios are named, and were not run for this report.`,
    },
    {
      block: 'numbers',
      items: (Object.keys(MARKS) as Standing[]).map((standing) => {
        const count = of(standing).length;
        return { value: String(count), label: MARKS[standing].text, tone: count > 0 ? MARKS[standing].tone : 'quiet' };
      }),
    },
  ];
  return {
    id: 'claims',
    title: 'Claims against evidence',
    blocks: [
      ...blocks,
      ...group('Claims on which this run bears', here),
      ...group('Claims on which other scenarios bear', elsewhere),
      ...(nowhere.length === 0
        ? []
        : ([
            { block: 'heading', text: 'Claims on which no run can tell' },
            {
              block: 'table',
              stack: true,
              caption: 'Who said what, and why no run can tell',
              head: ['claim', 'who, when', 'how sure', 'why no run can tell'],
              rows: nowhere.map(({ paraphrase, who, date, sure, cannot_show }) => [
                paraphrase,
                `${who.join(', ')}; ${date}`,
                sure.join(' '),
                marked(cannot_show.join(' ')),
              ]),
            },
          ] as const)),
    ],
  };
}

function group(title: string, claims: readonly ClaimEvidence[]): Block[] {
  if (claims.length === 0) return [];
  return [
    { block: 'heading', text: title },
    { block: 'cards', items: claims.map(cardOf) },
  ];
}

function cardOf(claim: ClaimEvidence): CardBlock {
  const { id, who, date, kind, paraphrase, shows, figures, tested_by, sure, cannot_show, disputed_by } = claim;
  const shown = [...shows, ...figures.map(figureText)];
  return {
    id: `claim-${id}`,
    title: paraphrase,
    mark: markOf(claim),
    parts: [
      { name: 'Who', lines: [`${who.join(', ')}; ${date}. ${capital(kind)}.${disputed(disputed_by)}`] },
      ...(shown.length > 0 ? [{ name: 'This run shows', lines: shown }] : []),
      ...(tested_by.length > 0 ? [{ name: 'Tested by', lines: tested_by.map(testText) }] : []),
      { name: 'How sure', lines: sure },
      { name: 'It cannot show', lines: cannot_show.map(marked) },
    ],
  };
}

const JUDGED = {
  fits: 'which fits',
  contradicts: 'which contradicts it',
  undecided: 'which leaves it undecided',
} as const;

/** What was put in confirms nothing and denies nothing: so that the mark does not say more than the card. */
function markOf({ standing, basis }: ClaimEvidence): CardBlock['mark'] {
  const { text, tone } = MARKS[standing];
  const is_put_in = basis === 'put-in' && ['fits', 'contradicts', 'undecided'].includes(standing);
  return is_put_in ? { text: `${text}, as put in`, tone: 'quiet' } : { text, tone };
}

function disputed(by: readonly string[]): string {
  return by.length === 0 ? '' : ` Another claim says otherwise: ${by.join(', ')}.`;
}

function figureText({ cohort, says, value, judgement, bounds }: MeasuredFigure): Text {
  const what = `${capital(says)} (`;
  if (value === null) return [what, { code: cohort }, '): nothing to measure in this run.'];
  return [what, { code: cohort }, '): ', { strong: value }, `, ${JUDGED[judgement]} (${bounds}).`];
}

function testText({ scenario, expectation, says, status }: TestedBy): Text {
  const name = expectation === null ? scenario : `${scenario}, ${expectation}`;
  const came =
    status === null ? 'not run here' : status === 'not-judged' ? 'not judged in this run' : `${status} in this run`;
  return [{ code: name }, `: ${says} (${came}).`];
}

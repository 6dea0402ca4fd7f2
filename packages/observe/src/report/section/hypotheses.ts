import type { HypothesesDigest } from '@phonehome/simulation';
import { absent, type Block, type Section } from '../../document/block.ts';
import { standingsPicture } from '../picture/standings.ts';
import type { ReportData } from '../report-data.ts';
import { marked } from './words.ts';

/** Which explanations fit what was reported, where the run is of the story that the grid is about. */
export function hypothesesSection({ hypotheses }: ReportData): Section {
  const blocks = hypotheses
    ? blocksOf(hypotheses)
    : [
        absent(
          `The grid of hypotheses is about the affected phones of the scenario incident; this run is of another story, or of a changed one. phonehome hypotheses runs the grid of a scenario.`,
        ),
      ];
  return { id: 'hypotheses', title: 'Which explanations fit', blocks };
}

function blocksOf(digest: HypothesesDigest): Block[] {
  const { cells, seeds, phones, days, values, finding, limits } = digest;
  return [
    {
      block: 'paragraph',
      text: `Not from this run: ${cells} explanations of what was reported, each lived by ${phones} phones for ${days} days under ${seeds} seeds, and held against the observations of 2019 (docs/explanation/hypotheses.md).`,
    },
    {
      block: 'figure',
      id: 'figure-standings',
      draw: (size) => standingsPicture(digest, size),
      caption: [
        { strong: 'How explanations stand, by setting. ' },
        'The whole bar is all explanations with that value.',
      ],
      table: {
        block: 'table',
        caption: 'Explanations by value of each setting',
        head: ['setting', 'value', 'fit all', 'open', 'contradicted'],
        numbers: [2, 3, 4],
        rows: values.map(({ setting, value, standings }) => [
          setting,
          value,
          String(standings.fits),
          String(standings.open),
          String(standings['ruled-out']),
        ]),
      },
    },
    { block: 'heading', text: 'What was found' },
    { block: 'list', items: finding.map(marked) },
    { block: 'heading', text: 'What this does not say' },
    { block: 'list', items: limits.map(marked) },
  ];
}

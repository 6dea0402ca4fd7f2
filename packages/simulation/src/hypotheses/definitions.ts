import { claimFigures } from '@phonehome/shared';
import type { Block } from './document.ts';
import { dimensionNames, dimensions } from './grid.ts';
import type { Hypotheses } from './result.ts';
import { alternatives, boundsText } from './words.ts';

/** What the grid varies, what each claim is held against, what each figure is, and what is not measured. */
export function definitions({ grid, claims, figures, unmeasured }: Hypotheses): Block[] {
  const measures = claims.flatMap(({ id, paraphrase, who, confidence, measure }) =>
    measure.map(({ figure, fits, contradicts, remark }, i) => [
      ...(i === 0 ? [id, `${paraphrase} (${who.join(', ')}; ${confidence})`] : ['', '']),
      figure,
      boundsText(figure, fits),
      contradicts ? boundsText(figure, contradicts) : 'never',
      remark ?? '',
    ]),
  );
  return [
    { block: 'heading', text: 'What the grid varies' },
    {
      block: 'table',
      side: 'left',
      rows: [
        ['dimension', 'what it is', 'values'],
        ...dimensionNames.map((name) => [dimensions[name].label, dimensions[name].says, alternatives(grid[name])]),
      ],
    },
    { block: 'heading', text: 'What each claim is held against' },
    {
      block: 'table',
      side: 'left',
      rows: [
        ['claim', 'what it says (who; confidence)', 'figure', 'fits', 'contradicts', 'how we read it'],
        ...measures,
      ],
    },
    { block: 'heading', text: 'The figures' },
    {
      block: 'table',
      side: 'left',
      rows: [['figure', 'what it is', 'unit'], ...claimFigures.map((id) => [id, figures[id].says, figures[id].unit])],
    },
    { block: 'heading', text: 'Observations that are not measured' },
    {
      block: 'table',
      side: 'left',
      rows: [
        ['claim', 'what it says', 'why not'],
        ...unmeasured.map(({ id, paraphrase, why }) => [id, paraphrase, why]),
      ],
    },
  ];
}

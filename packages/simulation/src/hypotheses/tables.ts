import type { ClaimFigure } from '@phonehome/shared';
import { counted } from '@phonehome/shared';
import type { Block } from './document.ts';
import { type Box, dimensionNames, dimensions } from './grid.ts';
import type { Hypotheses } from './result.ts';
import type { Row, Summary } from './summary.ts';
import { boxLine, boxTexts, rangeText, spanText } from './words.ts';

/** The figures of the table of behaviour, with their headings. */
const BEHAVIOUR: readonly (readonly [ClaimFigure, string])[] = [
  ['reports-a-day', 'reports a day'],
  ['boots-with-report', 'restarts'],
  ['wakes-with-report', 'wakes'],
  ['unlocks-with-report', 'unlocks'],
  ['idle-unlocks-with-report', 'after a pause'],
];

/** One row for each value of each dimension. */
export function dimensionTable({ values }: Summary): Block[] {
  const rows = values.map(({ dimension, value, standings: { fits, open, 'ruled-out': out } }, i) => [
    values[i - 1]?.dimension === dimension ? '' : dimensions[dimension].label,
    value,
    ...[fits + open + out, fits, open, out].map(String),
  ]);
  return [
    { block: 'heading', text: 'Value by value' },
    {
      block: 'table',
      rows: [['dimension', 'value', 'explanations', 'fit all', 'open', 'ruled out'], ...rows],
      side: 'right',
    },
  ];
}

/** The compatible explanations, merged over what does not matter to them; for open ones, how many seeds went which way. */
export function compatibleTables({ grid, seeds }: Hypotheses, { fitting, open }: Summary): Block[] {
  const none: Block[] =
    fitting.cells === 0 && open.length === 0 ? [{ block: 'paragraph', text: 'There is none.' }] : [];
  const fit = `Every undisputed observation fits ${counted(fitting.cells, 'explanation')}:`;
  return [
    { block: 'heading', text: 'Compatible explanations' },
    ...none,
    ...(fitting.cells > 0 ? [{ block: 'paragraph', text: fit } as const, boxTable(fitting.boxes, grid)] : []),
    ...open.flatMap(({ cells, boxes, undecided }): Block[] => [
      {
        block: 'paragraph',
        text: `None contradicts ${counted(cells, 'explanation')} under every seed, but not all fit:`,
      },
      boxTable(boxes, grid),
      {
        block: 'paragraph',
        text: `What leaves them open, and under how many of ${counted(seeds, 'seed')} it says what:`,
      },
      {
        block: 'table',
        side: 'right',
        rows: [
          ['observation', 'fits', 'undecided', 'contradicts'],
          ...undecided.map((row) => [row.claim, ...[row.fits, row.undecided, row.contradicts].map(spanText)]),
        ],
      },
    ]),
  ];
}

/** The explanations that a single observation rules out, with the figure that does. */
export function singleTables({ grid, figures }: Hypotheses, { single }: Summary): Block[] {
  if (single.length === 0) return [];
  return [
    { block: 'heading', text: 'Ruled out by one observation alone' },
    ...single.flatMap(({ claim, figure, range, cells, boxes }): Block[] => [
      {
        block: 'paragraph',
        text: `${claim} rules out ${counted(cells, 'explanation')}; ${figures[figure].says}: ${rangeText(figure, range)}.`,
      },
      boxTable(boxes, grid),
    ]),
  ];
}

/** How each claim divides the explanations. */
export function claimTable({ claims }: Summary): Block[] {
  const rows = claims.map(({ claim, all, alone }) => [
    claim.id,
    claim.role,
    ...[all.fits, all.undecided, all.contradicts].map(String),
    claim.role === 'observation' ? String(alone) : '-',
  ]);
  const heading = ['claim', 'taken as', 'fits', 'undecided', 'contradicts', 'alone'];
  return [
    { block: 'heading', text: 'Claim by claim' },
    {
      block: 'paragraph',
      text: 'How many explanations each claim fits or contradicts, and how many it alone rules out.',
    },
    { block: 'table', rows: [heading, ...rows], side: 'right' },
  ];
}

/** Every explanation: those with the same verdicts in a row, with what their phones did and which claims deny it. */
export function behaviourTable({ grid }: Hypotheses, { rows }: Summary): Block[] {
  const heading = ['explanations with', 'number', ...BEHAVIOUR.map(([, text]) => text), 'contradicted by', 'undecided'];
  const named = (row: Row, wanted: string): string =>
    Object.keys(row.verdicts)
      .filter((claim) => row.verdicts[claim] === wanted)
      .join(', ') || '-';
  return [
    { block: 'heading', text: 'Every explanation' },
    {
      block: 'paragraph',
      text: 'Merged as long as the verdicts stay the same, those of disputed claims apart. The figures are ranges over explanations and seeds: reports of a phone in a day, and the share of restarts, wakes, unlocks, and unlocks after 20 minutes or more without a wake that go with a report.',
    },
    {
      block: 'table',
      side: 'left',
      rows: [
        heading,
        ...rows.map((row) => [
          boxLine(row.box, grid),
          String(row.cells),
          ...BEHAVIOUR.map(([figure]) => rangeText(figure, row.figures[figure])),
          named(row, 'contradicts'),
          named(row, 'undecided'),
        ]),
      ],
    },
  ];
}

function boxTable(boxes: readonly Box[], grid: Box): Block {
  const heading = dimensionNames.map((name) => dimensions[name].label);
  return { block: 'table', rows: [heading, ...boxes.map((box) => boxTexts(box, grid))], side: 'left' };
}

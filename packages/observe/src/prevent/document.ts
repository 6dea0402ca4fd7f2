import type { TextBlock } from '@phonehome/simulation';
import { findingOf } from './finding.ts';
import type { Prevention, TriedFigure } from './result.ts';
import { measureTables } from './tables.ts';
import { listed, valueText } from './words.ts';

/** Figures that move a measure by less than this share of it are named, not shown (ours). */
const SHOWN_FROM = 0.1;

/** The result for people: the tables, how theory stands, what the assumed figures move, what was found, the limits. */
export function preventionDocument(prevention: Prevention): TextBlock[] {
  return [
    ...measureTables(prevention),
    ...theoryBlocks(prevention),
    ...sensitivityBlocks(prevention),
    { block: 'heading', text: 'What was found' },
    { block: 'list', items: findingOf(prevention) },
    { block: 'heading', text: 'What the tables can not show' },
    { block: 'list', items: prevention.limits },
    { block: 'heading', text: 'The counter-measures' },
    {
      block: 'list',
      items: prevention.rows.slice(1).map(({ title, says, notes }) => [`${title}: ${says}`, ...notes].join('; ')),
    },
  ];
}

function theoryBlocks({ rows }: Prevention): TextBlock[] {
  const all = rows.flatMap(({ title, theory }) => theory.map((one) => ({ title, ...one })));
  const held = all.filter(({ standing }) => standing === 'holds').length;
  const others = all.filter(({ standing }) => standing !== 'holds');
  const words = { unmoved: 'it did not move', fails: 'it moved otherwise', 'nothing-to-move': 'there was nothing' };
  return [
    { block: 'heading', text: 'Whether each does what its theory says' },
    {
      block: 'paragraph',
      text: `${held} of ${all.length} statements about what a counter-measure does to a measure hold in every seed.`,
    },
    ...(others.length === 0
      ? []
      : [
          {
            block: 'list' as const,
            items: others.map(
              ({ title, measure, direction, because, standing }) =>
                `${title}: ${measure} should go ${direction}, since ${because}: ${words[standing as keyof typeof words]}`,
            ),
          },
        ]),
  ];
}

function sensitivityBlocks({ sensitivity }: Prevention): TextBlock[] {
  if (sensitivity === null) return [];
  const moved = sensitivity
    .filter(({ most }) => (most?.moved ?? 0) >= SHOWN_FROM)
    .sort((a, b) => (b.most?.moved ?? 0) - (a.most?.moved ?? 0));
  const names = (all: readonly TriedFigure[]): string =>
    listed([...new Set(all.map(({ figure }) => shortName(figure)))]);
  const little = sensitivity.filter((one) => !moved.some(({ figure }) => figure === one.figure) && !one.problem);
  const untried = sensitivity.filter(({ problem }) => problem !== null);
  const rows = moved.map(({ figure, value, tried, most }) => [
    shortName(figure),
    `${value} → ${tried}`,
    most ? `${most.counter_measure}: ${most.measure}` : '',
    most ? `${valueText(most.measure, most.from)} → ${valueText(most.measure, most.to)}` : '',
  ]);
  const changed = sensitivity.filter((one) => one.changed.length > 0);
  return [
    { block: 'heading', text: 'What the assumed figures move' },
    {
      block: 'paragraph',
      text: 'Every figure that is marked assumed, lower and higher, with the first seed: which measure of which row moved most, for its size.',
    },
    { block: 'table', rows: [['figure', 'value', 'what moved most', 'from → to'], ...rows], side: 'left' },
    ...(little.length === 0
      ? []
      : [{ block: 'paragraph' as const, text: `Nothing moved by a tenth with ${names(little)}.` }]),
    ...(untried.length === 0
      ? []
      : [
          {
            block: 'paragraph' as const,
            text: `Not tried: ${[...new Set(untried.map(({ figure, problem }) => `${shortName(figure)} (${problem})`))].join('; ')}.`,
          },
        ]),
    ...(changed.length === 0
      ? []
      : [
          { block: 'paragraph' as const, text: 'With these, something that theory says does not show any more:' },
          { block: 'list' as const, items: changed.map(changedText) },
        ]),
  ];
}

function changedText({ figure, value, tried, changed }: TriedFigure): string {
  const words = { unmoved: 'unmoved', fails: 'otherwise', 'nothing-to-move': 'nothing there', holds: 'holds' };
  const parts = changed.map(
    ({ counter_measure, measure, standing }) => `${counter_measure}: ${measure} ${words[standing]}`,
  );
  return `${shortName(figure)} ${value} → ${tried}: ${parts.join(', ')}`;
}

function shortName(figure: string): string {
  return figure.replace(/^behaviours\.[^.]+\./, '');
}

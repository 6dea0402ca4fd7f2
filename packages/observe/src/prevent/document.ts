import type { TextBlock } from '@phonehome/simulation';
import { findingOf } from './finding.ts';
import type { Prevention } from './result.ts';
import { sensitivityBlocks } from './sensitivity-words.ts';
import { measureTables } from './tables.ts';

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

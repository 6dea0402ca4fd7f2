import type { TextBlock } from '@phonehome/simulation';
import { absent, type Block, type Section } from '../../document/block.ts';
import { preventionDocument } from '../../prevent/document.ts';
import { findingOf } from '../../prevent/finding.ts';
import type { Prevention } from '../../prevent/result.ts';
import { aboutText, spreadText } from '../../prevent/words.ts';
import { drawnMeasures, preventionPicture } from '../picture/prevention.ts';
import type { ReportData } from '../report-data.ts';
import { capital, marked } from './words.ts';

/** What is told first and so is not told again. */
const FIRST = 'What was found';

/** What each counter-measure alone would have done, on the same people and days. */
export function preventionSection({ prevention }: ReportData): Section {
  const blocks = 'why_not' in prevention ? [absent(prevention.why_not)] : blocksOf(prevention.found);
  return { id: 'prevention', title: 'Would it have been prevented?', blocks };
}

function blocksOf(found: Prevention): Block[] {
  return [
    {
      block: 'paragraph',
      text: `The same people and days, once as it was and once with each counter-measure alone. Not from this run, but from runs made for it: ${aboutText(found)}. What leaks is held against what each costs those for whom the client is meant. More phones and seeds: docs/explanation/prevention.md.`,
    },
    { block: 'list', items: findingOf(found).map(marked) },
    {
      block: 'figure',
      id: 'figure-prevention',
      draw: (size) => preventionPicture(found, size),
      caption: [
        { strong: 'What leaks, and what it costs. ' },
        'Red: phones identified and homes found; less is better. Blue: warranties started; more is better. Each bar goes to 100 %; a line is the spread over seeds.',
      ],
      table: {
        block: 'table',
        caption: 'What leaks, and what it costs: the middle over the seeds, and from where to where',
        head: ['counter-measure', ...drawnMeasures.map(({ lines }) => lines.join(' ').trim())],
        numbers: drawnMeasures.map((_, i) => i + 1),
        rows: found.rows.map(({ title, values }) => [
          title,
          ...drawnMeasures.map(({ id }) => spreadText(id, values[id])),
        ]),
      },
    },
    ...converted(preventionDocument(found)),
  ];
}

/** The pieces of a text document as those of a report. The paragraph before a table is its caption. */
function converted(document: readonly TextBlock[]): Block[] {
  let heading = '';
  return document.flatMap((piece, i): Block[] => {
    if (piece.block === 'heading') heading = piece.text;
    if (heading === FIRST) return [];
    const before = document[i - 1];
    switch (piece.block) {
      case 'heading':
        return [{ block: 'heading', text: piece.text }];
      case 'paragraph':
        return document[i + 1]?.block === 'table' ? [] : [{ block: 'paragraph', text: marked(piece.text) }];
      case 'list':
        return [{ block: 'list', items: piece.items.map((item) => marked(capital(item))) }];
      case 'table': {
        const [head = [], ...rows] = piece.rows;
        const numbers = piece.side === 'right' ? head.map((_, column) => column).slice(1) : [];
        const caption = before?.block === 'paragraph' ? marked(before.text) : heading;
        return [{ block: 'table', caption, head: ['counter-measure', ...head.slice(1)], rows, numbers }];
      }
    }
  });
}

import { type Hypotheses, terminalDocument } from '@phonehome/simulation';
import { say, style, table, wrap } from './text.ts';

/** What is told before the grid is run: how large it is, and how to run it again. */
export function tellGrid(cells: number, seeds: number, seed: number, replay: string): void {
  const last = seed + seeds - 1;
  say(seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${last}`);
  say(`replay: ${replay}`);
  say();
  const text = `${cells} explanations of what was reported, each lived by a few phones in memory. A claim fits what they do, contradicts it, or is undecided.`;
  say(wrap(text));
}

/** The result for a person: tables, finding, limits. */
export function tellHypotheses(hypotheses: Hypotheses): void {
  for (const block of terminalDocument(hypotheses)) {
    say();
    switch (block.block) {
      case 'heading':
        say(style.title(block.text));
        break;
      case 'paragraph':
        say(wrap(block.text));
        break;
      case 'list':
        for (const item of block.items) say(bulleted(item));
        break;
      case 'table':
        table(block.rows, block.side).forEach((line, i) => {
          say(i === 0 ? style.quiet(line) : line);
        });
    }
  }
}

function bulleted(text: string): string {
  return wrap(text, '    ').replace(/^ {4}/, '  - ');
}

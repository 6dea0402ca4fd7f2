import type { TextBlock } from '@phonehome/simulation';
import { say, style, table, wrap } from './text.ts';

/** Tells blocks to a person, an empty line before each. */
export function tellBlocks(blocks: readonly TextBlock[]): void {
  for (const block of blocks) {
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

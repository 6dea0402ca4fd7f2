import type { Block } from './document.ts';

/** Writes blocks as Markdown; headings are of the second level. */
export function markdownOf(blocks: readonly Block[]): string {
  return blocks.map((block) => `${lines(block).join('\n')}\n`).join('\n');
}

function lines(block: Block): string[] {
  switch (block.block) {
    case 'heading':
      return [`## ${block.text}`];
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.map((item) => `- ${item}`);
    case 'table': {
      const [heading = [], ...rows] = block.rows;
      const rule = heading.map((_, i) => (i > 0 && block.side === 'right' ? '---:' : '---'));
      return [heading, rule, ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);
    }
  }
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

import { visible } from '@phonehome/shared';
import type { Block, CardBlock, Inline, Section, TableBlock, Text } from './block.ts';

/** A section as Markdown, with the tables in the place of pictures. */
export function sectionMarkdown({ title, blocks }: Section): string {
  return [`## ${plain(title)}`, ...blocks.flatMap(blockLines)].join('\n\n');
}

function blockLines(block: Block): string[] {
  switch (block.block) {
    case 'paragraph':
      return [block.tone === 'note' ? `> ${line(block.text)}` : line(block.text)];
    case 'heading':
      return [`### ${plain(block.text)}`];
    case 'list':
      return [block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${line(item)}`).join('\n')];
    case 'table':
      return tableLines(block);
    case 'figure':
      return [`*${line(block.caption)}*`, ...tableLines(block.table)];
    case 'code':
      return [`${plain(block.caption)}:`, fenced(block.text)];
    case 'numbers':
      return [block.items.map(({ value, label }) => `- ${plain(label)}: **${plain(value)}**`).join('\n')];
    case 'dates':
      return [block.items.map(({ date, text }) => `- **${plain(date)}** ${line(text)}`).join('\n')];
    case 'cards':
      return block.items.flatMap(cardLines);
  }
}

function cardLines({ title, mark, parts }: CardBlock): string[] {
  const items = parts.map(({ name, lines }) => `- ${plain(name)}: ${lines.map(line).join(' ')}`);
  return [`### ${line(title)}`, [...(mark ? [`- **${plain(mark.text)}**`] : []), ...items].join('\n')];
}

function tableLines({ caption, head, rows, numbers = [] }: TableBlock): string[] {
  const rule = head.map((_, i) => (numbers.includes(i) ? '---:' : '---'));
  const written = [head.map(plain), rule, ...rows.map((row) => row.map(line))];
  return [line(caption), written.map((row) => `| ${row.join(' | ')} |`).join('\n')];
}

function line(text: Text): string {
  return (isLine(text) ? text : [text]).map(inline).join('');
}

function isLine(text: Text): text is readonly Inline[] {
  return Array.isArray(text);
}

function inline(part: Inline): string {
  if (typeof part === 'string') return plain(part);
  if ('code' in part) return plain(part.code);
  if ('strong' in part) return `**${plain(part.strong)}**`;
  if ('quote' in part) return `"${plain(part.quote)}"`;
  return `*${plain(part.mark)}*`;
}

/** A text in which nothing is markup, of Markdown or of the HTML that it may hold. */
function plain(text: string): string {
  return visible(text)
    .toWellFormed()
    .replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);
}

/** A fence longer than any in the text. Line feeds stay; all other control characters are shown as such. */
function fenced(text: string): string {
  const shown = text.toWellFormed().split('\n').map(visible).join('\n');
  const longest = Math.max(2, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${shown}\n${fence}`;
}

import { once } from 'node:events';
import { styleText } from 'node:util';

const WIDTH_MAX = 100;

/** Writes a line to standard output. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a long text to standard output, as fast as it is taken; whoever reads it may stop at any time. */
export async function sayPieces(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (process.stdout.destroyed) return;
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain').catch(() => undefined);
  }
}

/** Writes one JSON document to standard output. */
export function sayJson(value: unknown): void {
  say(JSON.stringify(value, null, 2));
}

/** DEL and the C1 controls, which JSON leaves as they are and some terminals obey. */
const STEERING = /[\u007f-\u009f]/g;

/** The same where values may have been received: nothing in them steers a terminal. */
export function sayShownJson(value: unknown): void {
  say(JSON.stringify(value, null, 2).replace(STEERING, (c) => `\\u00${c.charCodeAt(0).toString(16)}`));
}

/** Colours, which node drops when standard output is no terminal or NO_COLOR is set. */
export const style = {
  title: (text: string): string => styleText('bold', text, { stream: process.stdout }),
  good: (text: string): string => styleText('green', text, { stream: process.stdout }),
  bad: (text: string): string => styleText(['red', 'bold'], text, { stream: process.stdout }),
  quiet: (text: string): string => styleText('dim', text, { stream: process.stdout }),
};

/** The columns that may be used: those of the terminal, else 100. */
export function columns(): number {
  return process.stdout.columns || WIDTH_MAX;
}

/** Breaks a text into lines of at most `width` characters, each after `indent`. */
export function wrap(text: string, indent = '', width = Math.min(columns(), WIDTH_MAX)): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = '';
    }
    line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(indent + line);
  return lines.join('\n');
}

/**
 * Rows as aligned lines: the first column to the left, the others to the side that is named.
 * @param width at most so many characters a line: of the widest columns as much is left out as is too much, and `…` stands there
 */
export function table(
  rows: readonly (readonly string[])[],
  side: 'left' | 'right',
  width = Number.POSITIVE_INFINITY,
): string[] {
  const widths = (rows[0] ?? []).map((_, i) => rows.reduce((most, row) => Math.max(most, (row[i] ?? '').length), 0));
  narrow(widths, width - COLUMN_GAP * widths.length);
  return rows.map((row) => {
    const cells = row.map((whole, i) => {
      const width = widths[i] ?? 0;
      const cell = whole.length > width ? `${whole.slice(0, width - 1)}…` : whole;
      return i === 0 || side === 'left' ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** Blanks before each column. */
const COLUMN_GAP = 2;
/** No column gets narrower. */
const COLUMN_MIN = 6;

/** Takes from the widest columns until all together have so many characters. */
function narrow(widths: number[], total: number): void {
  for (let excess = widths.reduce((sum, one) => sum + one, 0) - total; excess > 0; excess--) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= COLUMN_MIN) return;
    widths[widest] = (widths[widest] as number) - 1;
  }
}

const GENERATED = '<!-- Made by `npm run generate` from the code; do not edit. -->';

/** A page of these lines, marked as generated. */
export function page(...lines: string[]): string {
  return `${[GENERATED, ...lines].join('\n')}\n`;
}

/** The lines of a table. */
export function tableOf(heads: string[], rows: string[][]): string[] {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

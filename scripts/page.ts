/** What a page begins with that is made from the code. */
export const GENERATED = '<!-- Made by `npm run generate` from the code; do not edit. -->';

/** A table of Markdown. */
export function tableOf(heads: string[], rows: string[][]): string[] {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

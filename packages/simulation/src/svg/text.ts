import { markupText, visible } from '@phonehome/shared';

/** A text within SVG: nothing in it is markup, and nothing is left that XML forbids, such as control characters. */
export function svgText(text: string): string {
  return markupText(
    visible(text)
      .toWellFormed()
      .replace(/[\ufffe\uffff]/g, '\ufffd'),
  );
}

/** A coordinate with two decimals at most, so that no last digit depends on the machine. */
export function svgNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A text in lines of at most so many characters; what does not fit into `lines_max` lines is left out, and said so. */
export function svgLines(text: string, width: number, lines_max: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  const shown = lines.slice(0, lines_max).map((one) => (one.length > width ? `${one.slice(0, width - 1)}…` : one));
  if (lines.length > lines_max) shown[lines_max - 1] = `${shown[lines_max - 1]} …`;
  return shown;
}

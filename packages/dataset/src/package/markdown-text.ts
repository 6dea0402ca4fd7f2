import { visible } from '@phonehome/shared';

/** What CommonMark and GitHub's dialect of it may take for markup. */
const MARKUP = /[\\`*_{}[\]<>#|~&$@!]/g;
const LINE_START = /^(\s*)([-+=:]|\d+(?=[.)]))/;

/** A text from outside within Markdown: shown as it is, and nothing of it is markup, wherever in a line it stands. */
export function markdownText(text: string): string {
  const shown = visible(text)
    .toWellFormed()
    // A table would end a cell at a bar that is escaped twice.
    .replace(MARKUP, (sign) => (sign === '|' ? '&#124;' : `\\${sign}`));
  // A list, a rule, or a heading underlined.
  return shown.replace(LINE_START, (_, space, sign: string) =>
    /\d/.test(sign) ? `${space}${sign.slice(0, -1)}&#${sign.charCodeAt(sign.length - 1)};` : `${space}\\${sign}`,
  );
}

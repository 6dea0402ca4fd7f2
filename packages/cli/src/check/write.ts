import { columns, say, style } from '../output/text.ts';
import { writeWhole } from '../write-whole.ts';
import type { Checked, Format } from './checked.ts';
import { checkJson } from './json.ts';
import { junitXml } from './junit.ts';
import { sarifLog } from './sarif.ts';
import { tapText } from './tap.ts';
import { checkText, type Paint, verdictLine } from './text.ts';

const LINE_CHARACTERS_MAX = 100;
const plain = (text: string): string => text;

/** No colours: for what is written to a file. */
const unpainted: Paint = { title: plain, good: plain, bad: plain, quiet: plain };

/** Writes what was found, in a format, to standard output; or to a file, and then its verdict in a line. */
export async function writeChecked(checked: Checked, format: Format, out: string | null): Promise<void> {
  if (out === null) {
    process.stdout.write(rendered(checked, format, style, Math.min(columns(), LINE_CHARACTERS_MAX)));
    return;
  }
  await writeWhole(out, rendered(checked, format, unpainted, LINE_CHARACTERS_MAX));
  if (format !== 'json') say(`${verdictLine(checked, style)}; written: ${out}`);
}

function rendered(checked: Checked, format: Format, paint: Paint, width: number): string {
  switch (format) {
    case 'text':
      return checkText(checked, paint, width);
    case 'json':
      return `${JSON.stringify(checkJson(checked), null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarifLog(checked, process.cwd()), null, 2)}\n`;
    case 'junit':
      return junitXml(checked);
    case 'tap':
      return tapText(checked);
  }
}

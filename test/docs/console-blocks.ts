/** A command in a page, and what it is to print. */
export interface Step {
  /** Where the command stands, for messages: file:line. */
  readonly where: string;
  readonly command: string;
  readonly expected: readonly string[];
}

/** The commands of a page, in order: those of its blocks that begin with ```console. */
export function stepsOf(path: string, text: string): Step[] {
  const steps: { where: string; command: string; expected: string[] }[] = [];
  let inside = false;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.startsWith('```')) {
      if (inside && line !== '```') throw new Error(`${path}:${i + 1}: a block within a block`);
      inside = line === '```console';
      if (inside) steps.push({ where: '', command: '', expected: [] });
    } else if (inside && line.startsWith('$ ')) {
      steps.push({ where: `${path}:${i + 1}`, command: line.slice(2), expected: [] });
    } else if (inside) steps.at(-1)?.expected.push(line);
  }
  const stray = steps.find(({ command, expected }) => !command && expected.length > 0);
  if (stray)
    throw new Error(`${path}: a console block begins with ${JSON.stringify(stray.expected[0])}, not with a command`);
  return steps.filter(({ command }) => command);
}

/** Whether a line is as expected: `...` in it stands for any text. */
function isAsExpected(expected: string, actual: string): boolean {
  const parts = expected.split('...').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(actual);
}

/** The lines between those that are `...`: one run more than there are such lines. */
function runsOf(expected: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const line of expected) line === '...' ? runs.push([]) : runs.at(-1)?.push(line);
  return runs;
}

/**
 * Holds an output against what a page says of it: line by line, and exactly, but for `...`, which alone on a line
 * stands for any number of lines.
 * @returns what is wrong, or null
 */
export function mismatch(expected: readonly string[], output: string): string | null {
  const actual = output === '' ? [] : output.replace(/\n$/, '').split('\n');
  const runs = runsOf(expected);
  let from = 0;
  for (const [i, run] of runs.entries()) {
    const last = actual.length - run.length;
    // The first run is at the start, the last one at the end; any other is taken where it first comes.
    const places = i === 0 ? [0] : i === runs.length - 1 ? [last] : Array.from({ length: last + 1 }, (_, at) => at);
    const fits = (at: number): boolean =>
      at >= from && at <= last && run.every((line, k) => isAsExpected(line, actual[at + k] ?? ''));
    const at = places.find(fits);
    if (at === undefined) return `it does not print, where it should: ${JSON.stringify(run.join('\n'))}`;
    from = at + run.length;
  }
  if (runs.length > 1 || from === actual.length) return null;
  return `it prints more than it should: ${JSON.stringify(actual[from])}`;
}

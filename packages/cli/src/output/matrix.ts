import { grouped, visible } from '@phonehome/shared';
import { axisNames, type Matrix, type MatrixBox, type MatrixChange } from '@phonehome/simulation';
import { say, style, wrap } from './text.ts';

/** What every value that is no name of the scenario means. */
const words: Readonly<Record<string, string>> = {
  'no-slot': 'no second slot',
  empty: 'slot 2 empty',
  home: 'at home',
  abroad: 'abroad',
  mobile: 'mobile data',
  wifi: 'Wi-Fi',
  none: 'no network',
};

/** Boxes of a row that are shown; the others are counted. */
const BOXES_MAX = 6;

const inCells = (count: number): string => `${grouped(count)} cell${count === 1 ? '' : 's'}`;

/** Tells a matrix to whoever releases builds: by label and history, what is sent, the worst first. */
export function tellMatrix(matrix: Matrix): void {
  const { kind, cells, of, pairs } = matrix.reduction;
  say(style.title(`${visible(matrix.scenario)}: which phones send what where`));
  const whole = `${inCells(cells)}, all that can be`;
  const part = `${grouped(cells)} of ${inCells(of)}; each of the ${grouped(pairs ?? 0)} possible pairs of values is among them`;
  say(wrap(kind === 'full' ? whole : part));
  for (const label of new Set(matrix.histories.map((one) => one.label))) {
    say();
    say(style.title(`builds labelled ${visible(label)}`));
    for (const { history, rows } of matrix.histories.filter((one) => one.label === label)) {
      say(`  ${visible(history)}`);
      const ordered = rows.toSorted((a, b) => weight(a.answer) - weight(b.answer) || b.cells - a.cells);
      for (const row of ordered) {
        say(`    ${coloured(row.answer)}  ${style.quiet(inCells(row.cells))}`);
        if (rows.length > 1) tellBoxes(row.boxes, matrix);
      }
    }
  }
}

/** Tells what changed between two matrices. */
export function tellChanges(before: Matrix, after: Matrix, changes: readonly MatrixChange[]): void {
  say(style.title(`${visible(before.scenario)} to ${visible(after.scenario)}`));
  if (changes.length === 0) return say('no cell changes');
  for (const { before: was, after: is, cells, boxes } of changes) {
    say();
    say(inCells(cells));
    say(`  before: ${was === null ? 'not there' : coloured(was)}`);
    say(`  after:  ${is === null ? 'not there' : coloured(is)}`);
    tellBoxes(boxes, after, true);
  }
}

function tellBoxes(boxes: readonly MatrixBox[], { grid }: Matrix, histories = false): void {
  for (const box of boxes.slice(0, BOXES_MAX)) {
    const parts = axisNames.flatMap((name) => {
      const all = grid[name].every((value) => box[name].includes(value));
      if (all || (name === 'history' && !histories)) return [];
      return [phrase(name, box[name])];
    });
    say(style.quiet(wrap(parts.join(' · ') || 'always', '        ')));
  }
  if (boxes.length > BOXES_MAX) say(style.quiet(`        and ${boxes.length - BOXES_MAX} more combinations: --json`));
}

const prefixes: Readonly<Record<string, string>> = {
  sim1: 'card',
  sim2: 'second card',
  data_sim: 'data on SIM',
  family: 'family',
  history: '',
};

/** Values of a dimension: `no second slot, or second card norwegian or finnish`. */
function phrase(name: string, values: readonly string[]): string {
  const own = values.filter((value) => words[value] === undefined).map(visible);
  const named = own.length > 0 ? [`${prefixes[name] ?? ''} ${own.join(' or ')}`.trim()] : [];
  return [...values.flatMap((value) => words[value] ?? []), ...named].join(', or ');
}

/** What is sent at every touch first, nothing last. */
function weight(answer: string): number {
  return ['at every touch', 'again', 'once', 'nothing'].findIndex((word) => answer.startsWith(word));
}

function coloured(answer: string): string {
  const text = visible(answer);
  return weight(answer) < 2 ? style.bad(text) : text;
}

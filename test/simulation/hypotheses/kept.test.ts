import { readFileSync } from 'node:fs';
import type { CellResult } from '@phonehome/simulation';
import { cellName, cellsOf, judgeValue, wholeGrid } from '@phonehome/simulation';
import t from 'tap';
import {
  HYPOTHESES_DIGEST,
  HYPOTHESES_PAGE,
  HYPOTHESES_SEEDS,
  hypothesesDigestText,
  hypothesesPageText,
  keptHypotheses,
  runHypotheses,
} from '../../../scripts/hypotheses.ts';

const kept = keptHypotheses();
/** Enough to see a change; `npm run hypotheses` runs all of them. */
const SEEDS = 2;

t.test('what is kept is the whole grid under all seeds', async (t) => {
  t.equal(kept.seeds, HYPOTHESES_SEEDS);
  t.strictSame(
    kept.cells.map(({ cell }) => cellName(cell)),
    cellsOf(wholeGrid).map(cellName),
  );
});

t.test(`${HYPOTHESES_PAGE} says what is kept`, async (t) => {
  const page = readFileSync(new URL(`../../../${HYPOTHESES_PAGE}`, import.meta.url), 'utf8');
  t.equal(page, hypothesesPageText(kept), 'it is current; if not: npm run generate');
});

t.test('what a report of a run says of the grid is what is kept', async (t) => {
  const digest = readFileSync(new URL(`../../../${HYPOTHESES_DIGEST}`, import.meta.url), 'utf8');
  t.equal(digest, hypothesesDigestText(kept), 'it is current; if not: npm run generate');
});

t.test('the verdict on a claim with one figure follows from the spread of that figure', async (t) => {
  for (const { cell, figures, verdicts } of kept.cells) {
    for (const { id, measure } of kept.claims) {
      const [only, ...others] = measure;
      const spread = only && figures[only.figure];
      if (!only || others.length > 0 || !spread || spread.seeds < kept.seeds) continue;
      const [low, high] = [judgeValue(only, spread.min), judgeValue(only, spread.max)];
      const follows = low === high ? low : 'undecided';
      if (verdicts[id]?.verdict !== follows) t.fail(`${cellName(cell)}: ${id} should be ${follows}`);
    }
  }
});

t.test(
  `the first ${SEEDS} of the ${HYPOTHESES_SEEDS} seeds, run again, bear out what is kept; if not: npm run hypotheses`,
  async (t) => {
    const again = await runHypotheses(SEEDS);
    const { cells, seeds, ...same } = again;
    const { cells: keptCells, seeds: _, ...keptSame } = kept as typeof kept & { finding?: unknown; limits?: unknown };
    const { finding: __, limits: ___, ...rest } = keptSame;
    t.strictSame(same, rest, 'the same claims and bounds, figures and grid');
    cells.forEach((cell, i) => {
      const problem = unlike(cell, keptCells[i] as CellResult, seeds);
      if (problem) t.fail(`${cellName(cell.cell)}: ${problem}`);
    });
  },
);

/** Where a cell leaves what is kept of it: a verdict that all seeds shared, or the range of a figure. */
function unlike(cell: CellResult, before: CellResult, seeds: number): string | null {
  for (const [id, verdict] of Object.entries(before.verdicts)) {
    const shared = (['fits', 'contradicts', 'undecided'] as const).find((way) => verdict[way] === HYPOTHESES_SEEDS);
    if (shared && cell.verdicts[id]?.[shared] !== seeds) return `${id} is no longer ${shared} under every seed`;
  }
  for (const [id, range] of Object.entries(before.figures)) {
    const now = cell.figures[id as keyof typeof cell.figures];
    if (now && (!range || now.min < range.min || now.max > range.max)) return `${id} is ${now.min} to ${now.max}`;
    if (!now && range?.seeds === HYPOTHESES_SEEDS) return `${id} has no value`;
  }
  return null;
}

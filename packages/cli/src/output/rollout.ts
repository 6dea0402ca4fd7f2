import { grouped, visible } from '@phonehome/shared';
import type { CohortRollout, DayCount, Rollout } from '@phonehome/simulation';
import { bar } from './bar.ts';
import { columns, say, style, table, wrap } from './text.ts';

/** More days than these are told every second, third, … day, so that a cohort fits on a screen. */
const ROWS_MAX = 32;
const BAR_MAX = 20;
const GAP = 2;
/** A bar that is shorter tells nothing. */
const BAR_MIN = 6;

const HEADINGS = { reporting: 'in clear text', fixed: 'with the fix' } as const;

/** Who leaks and who has the fix, day by day, for a person: a table with a curve. */
export function tellRollout({ title, seed, dates }: Rollout, cohorts: readonly CohortRollout[]): void {
  say(style.title(wrap(visible(title))));
  say(
    wrap(
      `Seed ${seed}. Of the phones that exist at the end of each UTC day: how many sent a report in clear text that day, and how many run a build with the fix.`,
    ),
  );
  if (cohorts.length === 0) say('\nNo phone leaks, and none has a fix before it.');
  for (const cohort of cohorts) {
    say();
    tellCohort(cohort, dates);
  }
}

function tellCohort({ title, updates, days }: CohortRollout, dates: readonly string[]): void {
  const phones = days.at(-1)?.phones ?? 0;
  say(
    style.title(
      visible(`${title[0]?.toUpperCase()}${title.slice(1)} (${grouped(phones)} phone${phones === 1 ? '' : 's'})`),
    ),
  );
  for (const { id, released, display_id, is_fix } of updates) {
    say(visible(`  ${released}  ${id} is released: ${display_id}${is_fix ? ', a fix' : ''}`));
  }
  const step = Math.ceil(days.length / ROWS_MAX);
  const told = days.map((day, i) => ({ day, i })).filter(({ i }) => i % step === 0 || i === days.length - 1);
  const has_fix = updates.some(({ is_fix }) => is_fix);
  const kinds = has_fix ? (['reporting', 'fixed'] as const) : (['reporting'] as const);
  const lines = (bar_width: number): string[] => {
    const bars = bar_width > 0 ? [''] : [];
    const heading = ['day', 'phones', ...kinds.flatMap((kind) => [HEADINGS[kind], ...bars])];
    const rows = told.map(({ day, i }) => [
      dates[i] ?? '',
      grouped(day.phones),
      ...kinds.flatMap((kind) => shareOf(day[kind], day, bar_width)),
    ]);
    return table([heading, ...rows], 'right');
  };
  const without = Math.max(...lines(0).map(({ length }) => length));
  lines(barWidth((columns() - without) / kinds.length)).forEach((line, i) => {
    say(i === 0 ? style.quiet(line) : line);
  });
  if (step > 1) say(style.quiet(`  every ${ordinal(step)} day and the last; all are in --json`));
}

function shareOf(count: number, { phones }: DayCount, width: number): string[] {
  const share = phones > 0 ? count / phones : 0;
  const text = phones > 0 ? `${grouped(count)}  ${(share * 100).toFixed(1).padStart(5)} %` : '-';
  return width > 0 ? [text, bar(share, width, isPlain())] : [text];
}

/** No characters for drawing where nobody may see them as such. */
function isPlain(): boolean {
  return !process.stdout.isTTY || process.env.TERM === 'dumb';
}

/** How wide a bar may be in the room that is left for each, with what keeps columns apart; 0 for none. */
function barWidth(room: number): number {
  const width = Math.min(BAR_MAX, Math.floor(room) - GAP);
  return width < BAR_MIN ? 0 : width;
}

function ordinal(step: number): string {
  return { 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', 6: 'sixth', 7: 'seventh' }[step] ?? `${step}th`;
}

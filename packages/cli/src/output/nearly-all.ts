import { grouped, visible } from '@phonehome/shared';
import type { CohortShare, FixPlan, NearlyAll } from '@phonehome/simulation';
import { say, style, table, wrap } from './text.ts';

/** Which share has the fix on a day, over seeds, for a person. */
export function tellNearlyAll(found: NearlyAll, replay: string): void {
  const { seed, seeds, on, cohorts } = found;
  say(seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + seeds - 1}`);
  say(`replay: ${replay}`);
  for (const cohort of cohorts) {
    say();
    tellCohort(cohort, seeds, on);
  }
  say();
  say(
    wrap(
      'From the plan of updates alone: no phone lives its days, so what keeps a phone from being updated (off, no network, no space) counts only as far as the uptake says. Each seed is another world of as many phones; 5 of 100 worlds lie below the first figure and 5 above the last.',
    ),
  );
}

function tellCohort({ title, phones, spread, fix, reached }: CohortShare, seeds: number, on: string): void {
  say(style.title(visible(`${title[0]?.toUpperCase()}${title.slice(1)}`)));
  if (fix) tellPlan(fix, on);
  const worlds = seeds === 1 ? 'one world' : `${grouped(seeds)} worlds`;
  say(wrap(`When ${on} begins (00:00 UTC), of ${grouped(phones)} phones in each of ${worlds}:`, '  '));
  say();
  const rows = [
    ['have the fix, 5 %', 'median', '95 %', ...(fix ? ['expected'] : [])],
    [spread.p5, spread.median, spread.p95, ...(fix ? [fix.expected] : [])].map((share) => percent(share)),
  ];
  table(rows, 'left').forEach((line, i) => {
    say(i === 0 ? style.quiet(`  ${line}`) : `  ${line}`);
  });
  say();
  const readings = reached.map(({ share, worlds }) => [
    percent(share, 0),
    `${grouped(worlds)} of ${grouped(seeds)}`,
    ...(fix ? [neededText(fix, share)] : []),
  ]);
  const heading = ['"nearly all" read as', 'worlds that reach it', ...(fix ? ['median uptake that leads to it'] : [])];
  table([heading, ...readings], 'left').forEach((line, i) => {
    say(i === 0 ? style.quiet(`  ${line}`) : `  ${line}`);
  });
}

function tellPlan(
  { id, display_id, released, days_before, median_days, never_share, stages, failure }: FixPlan,
  on: string,
): void {
  const when = days_before > 0 ? `${grouped(days_before)} days before` : `not before ${on}`;
  const parts = [
    `the fix: ${id} to ${display_id}, released ${released}, ${when}`,
    `half of those to whom it is offered have it after ${median_days} days`,
    ...(never_share > 0 ? [`${percent(never_share)} never install it`] : []),
    ...(stages.length > 1 || stages[0]?.share !== 1
      ? [`it is offered in ${stages.length} stages, in the end to ${percent(stages.at(-1)?.share ?? 0)}`]
      : []),
    ...(failure ? [`${percent(failure.share)} of tries fail`] : []),
  ];
  say(wrap(visible(`${parts.join('; ')}.`), '  '));
}

function neededText({ needed_median_days }: FixPlan, share: number): string {
  const days = needed_median_days.find((needed) => needed.share === share)?.median_days ?? null;
  return days === null ? 'none: out of reach at any speed' : `at most ${days.toFixed(1)} days`;
}

function percent(share: number, decimals = 1): string {
  return `${(share * 100).toFixed(decimals)} %`;
}

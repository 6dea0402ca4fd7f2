import type { Scenario } from '@phonehome/shared';
import type { Block } from '../hypotheses/document.ts';
import { markdownOf } from '../hypotheses/markdown.ts';
import { listed } from '../hypotheses/words.ts';
import { neededMedian } from './expected-share.ts';
import { type CohortShare, NEARLY_ALL } from './nearly-all.ts';
import { planTables, shapeTable, spreadTables } from './nearly-all-tables.ts';
import { CLAIM_DAY, drawn, planOf, releases, SEEDS, withRelease } from './nearly-all-variants.ts';
import { afterOf, medianText, percent } from './nearly-all-words.ts';

/**
 * What docs/explanation/nearly-all.md says of the claim that nearly all phones had installed the fix on 21 March 2019: a
 * pure function of the incident.
 */
export function nearlyAllPage(incident: Scenario): string {
  return markdownOf([
    ...finding(incident),
    ...spreadTables(incident),
    ...planTables(incident),
    ...shapeTable(incident),
  ]);
}

function finding(incident: Scenario): Block[] {
  const found = drawn(incident);
  const { spread, phones, reached } = found.cohorts[0] as CohortShare;
  const plan = planOf(found);
  const planReleased = (date: string) => planOf(drawn(withRelease(incident, date), 5));
  const latest = planReleased('2019-02-28');
  const january = releases.filter(({ from }) => from === 'press').map(({ date }) => planReleased(date));
  const needed = NEARLY_ALL.map((share) => neededMedian(plan, afterOf(plan), share));
  const faster = needed.flatMap((days) => (days === null ? [] : [(plan.median_days / days).toFixed(1)]));
  return [
    { block: 'heading', text: 'What was found' },
    {
      block: 'list',
      items: [
        `With the fix released on ${plan.released}, and half of the phones having it after ${plan.median_days} days, **${percent(spread.median)}** of the affected phones have it when ${CLAIM_DAY} begins (${percent(spread.p5)} to ${percent(spread.p95)} in nine of ten worlds of ${phones} phones). With a release on ${latest.released}, the last day that is the end of February, it is ${percent(latest.expected)}. So ${percent(1 - plan.expected)} to ${percent(1 - latest.expected)} do not have it.`,
        `"Nearly all" has no number. Read as ${listed(
          NEARLY_ALL.map((share) => percent(share, 0)),
          'or',
        )}, it is reached in ${listed(reached.map(({ worlds }) => String(worlds)))} of ${SEEDS} worlds. Chance does not lead there.`,
        `For it to be so, half of the phones would have to have the fix within ${listed(needed.map(medianText))}, in place of ${plan.median_days}: ${listed(faster)} times as fast.`,
        'Speed alone does not do it if some never install it: with one phone in twenty of these, 95 % is out of reach, with one in a hundred, 99 %.',
        `Had the fix been out in January, as some press said, ${listed(january.map(({ released, expected }) => `${percent(expected)} (released ${released})`))} would have it: "nearly all" by most readings, at the usual speed.`,
        'So three things do not go together: that the fix came at the end of February, that these phones were updated as fast as others and in the same way, and that nearly all had it on 21 March. One of them must be otherwise: an earlier fix, a faster uptake, one that begins slowly and ends fast (the last table), or a "nearly all" of some three in four. The maker can count builds; nothing public tells which it is, and no run can.',
      ],
    },
  ];
}

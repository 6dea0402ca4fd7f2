import { exactExp, exactLn, type Scenario } from '@phonehome/shared';
import type { Block } from '../hypotheses/document.ts';
import { expectedShare, neededMedian, type UpdatePlan } from './expected-share.ts';
import { type CohortShare, type FixPlan, NEARLY_ALL, type NearlyAll } from './nearly-all.ts';
import { CLAIM_DAY, drawn, planOf, releases, SEEDS, withRelease, withStages } from './nearly-all-variants.ts';
import { afterOf, medianText, percent } from './nearly-all-words.ts';

/** The incident has two affected phones in five. The smaller worlds show what chance does to a small batch. */
const SMALLER = [250, 2500] as const;
const MEDIANS_DAYS = [3, 5, 7, 9, 11, 14, 21] as const;
const NEVER_SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.2] as const;
/** Shapes of a Weibull curve with the same median: below 1 it begins faster and ends slower. */
const SHAPES = [0.7, 1, 1.5, 2] as const;

/** The share over many seeds, by release, stages and size of the batch. */
export function spreadTables(incident: Scenario): Block[] {
  const row = (name: string, found: NearlyAll): string[] => {
    const [cohort] = found.cohorts;
    const { p5 = 0, median = 0, p95 = 0 } = cohort?.spread ?? {};
    return [
      name,
      String(cohort?.phones ?? 0),
      ...[p5, median, p95].map((share) => percent(share)),
      percent(planOf(found).expected),
    ];
  };
  const smallest = drawn(incident, SMALLER[0]).cohorts[0] as CohortShare;
  const heading = ['plan', 'phones in a world', '5 %', 'median', '95 %', 'expected'];
  return [
    { block: 'heading', text: `The share that has the fix when ${CLAIM_DAY} begins, over ${SEEDS} seeds` },
    {
      block: 'table',
      side: 'right',
      rows: [
        heading,
        ...releases.map(({ date, from }) => row(`released ${date} (${from})`, drawn(withRelease(incident, date)))),
        row('released 2019-02-25, offered in stages over six days', drawn(withStages(incident))),
        ...SMALLER.map((devices) => row('released 2019-02-25, a smaller batch', drawn(incident, devices))),
      ],
    },
    {
      block: 'paragraph',
      text: `How many phones were affected was not told. In a batch of ${smallest.phones}, chance moves the share by some points either way; to 90 % in ${smallest.reached[0]?.worlds} of ${SEEDS} worlds.`,
    },
  ];
}

/** What other speeds lead to, which one would be needed, and what phones that never install it change. */
export function planTables(incident: Scenario): Block[] {
  const plans = releases.map(({ date }) => planOf(drawn(withRelease(incident, date), 5)));
  const [february] = plans as [FixPlan, ...FixPlan[]];
  const at = (plan: FixPlan, changes: Partial<UpdatePlan>): string =>
    percent(expectedShare({ ...plan, ...changes }, afterOf(plan)));
  const needed = (plan: FixPlan, share: number, never_share = 0): string =>
    medianText(neededMedian({ ...plan, never_share }, afterOf(plan), share));
  return [
    { block: 'heading', text: 'Which speed would be needed' },
    { block: 'paragraph', text: 'The share that is expected to have the fix by then, by the median uptake:' },
    {
      block: 'table',
      side: 'right',
      rows: [
        ['released', ...MEDIANS_DAYS.map((days) => `${days} days`)],
        ...plans.map((plan) => [plan.released, ...MEDIANS_DAYS.map((median_days) => at(plan, { median_days }))]),
      ],
    },
    { block: 'paragraph', text: 'The longest median uptake that leads to "nearly all":' },
    {
      block: 'table',
      side: 'right',
      rows: [
        ['released', ...NEARLY_ALL.map((share) => percent(share, 0))],
        ...plans.map((plan) => [plan.released, ...NEARLY_ALL.map((share) => needed(plan, share))]),
      ],
    },
    { block: 'heading', text: 'If some never install it' },
    {
      block: 'table',
      side: 'right',
      rows: [
        [
          'never',
          `have it (${february.released}, ${february.median_days} days)`,
          ...NEARLY_ALL.map((share) => `needed for ${percent(share, 0)}`),
        ],
        ...NEVER_SHARES.map((never_share) => [
          percent(never_share, 0),
          at(february, { never_share }),
          ...NEARLY_ALL.map((share) => needed(february, share, never_share)),
        ]),
      ],
    },
  ];
}

/** What other curves of the same median lead to. */
export function shapeTable(incident: Scenario): Block[] {
  const { days_before, median_days, released } = planOf(drawn(incident, 5));
  const share = (shape: number): number => weibullShare(days_before / median_days, shape);
  return [
    { block: 'heading', text: 'If the uptake runs another way' },
    {
      block: 'paragraph',
      text: `Known is when half of the phones have an update, not the curve that leads there. The simulator takes the plainest one, in which each day the same share of those that are left installs it. Other curves of the same median (Weibull; a shape of 1 is that of the simulator), ${days_before} days after a release on ${released}:`,
    },
    {
      block: 'table',
      side: 'right',
      rows: [
        ['shape', ...SHAPES.map(String)],
        ['have the fix', ...SHAPES.map((shape) => percent(share(shape)))],
      ],
    },
    {
      block: 'paragraph',
      text: 'A curve that begins slowly and ends fast comes nearer to "nearly all", or there; one that begins fast and has a long tail stays further from it. Which of them updates of that time followed is not in our sources.',
    },
  ];
}

/** The share that a Weibull curve has reached after so many medians. */
function weibullShare(medians: number, shape: number): number {
  return 1 - exactExp(-exactExp(shape * exactLn(medians)) * exactLn(2));
}

import { formatDate, loadScenario, PhonehomeError, parseDate, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';

/** A scenario needs an expectation; those of the story do not hold of its variants. */
const EXPECT: Scenario['expect'] = [
  { id: 'some', says: 'phones live', count: 'wakes', where: {}, per: 'phone-day', at_least: 0 },
];

/**
 * A variant of a story, checked as a file would be: with what is changed, a name of its own, and neither the remarks nor
 * the expectations of the story, which need not be about it.
 * @throws PhonehomeError SCENARIO_INVALID for what no file may say
 */
export function derived(base: Scenario, name: string, change: Partial<Scenario>): Scenario {
  const draft = { ...base, ...change, id: `${base.id}-${name}`.slice(0, 64), remarks: [], expect: EXPECT };
  return loadScenario(JSON.stringify(draft), `${base.id} with ${name}`, clientState);
}

/** How many days a story has. */
export function daysOfStory({ start, end }: Scenario): number {
  return (parseDate(end) as number) - (parseDate(start) as number);
}

/**
 * The first days of a story.
 * @throws PhonehomeError USAGE for more than it has
 */
export function firstDays(base: Scenario, days: number): Scenario {
  const all = daysOfStory(base);
  if (days === all) return base;
  if (!Number.isSafeInteger(days) || days < 1 || days > all) {
    const remedy = `Give a number of days from 1 to ${all}, or change \`end\` in a copy of the scenario`;
    throw new PhonehomeError('USAGE', [{ what: `${base.id} has ${all} days, not ${days}`, remedy }]);
  }
  const end = formatDate((parseDate(base.start) as number) + days);
  // What an update would bring that comes later is on phones from the factory already.
  const cohorts = base.cohorts.map((cohort) => {
    const brought = base.updates.find((one) => one.brings_client && one.cohorts.includes(cohort.id));
    const early = cohort.origin === 'factory' && brought && brought.released >= end;
    return early ? { ...cohort, build: brought.to } : cohort;
  });
  const rules = base.policy.rules.filter(({ when }) => when.from === undefined || when.from < end);
  return derived(base, `${days}-days`, {
    end,
    cohorts,
    policy: { rules },
    phases: base.phases.filter(({ from }) => from < end),
    updates: base.updates.filter(({ released }) => released < end),
    ...(base.occasions && { occasions: base.occasions.filter(({ on }) => on < end) }),
  });
}

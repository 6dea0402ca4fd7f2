import { parseDate, type Scenario, visible } from '@phonehome/shared';
import type { Manifest } from '../folder/manifest.ts';
import { labels } from '../truth.ts';

/** What limits this data set beyond what limits all: what its scenario assumes, and what is not in it. Plain text. */
export function limitsTold(scenario: Scenario, { days, background, figures }: Manifest): string[] {
  const story = (parseDate(scenario.end) as number) - (parseDate(scenario.start) as number);
  const absent = labels.filter((label) => figures.exchanges[label] === 0);
  const assumed = scenario.remarks.filter(({ strength }) => strength === 'assumed');
  return [
    ...(days > story
      ? [`The scenario ends after ${story} days; from then on its last phase goes on, which nobody has reported.`]
      : []),
    ...(days < story ? [`Of the ${story} days of the scenario, these are the first ${days}.`] : []),
    ...(absent.length > 0 ? [`There is no exchange with the label ${absent.join(', ')}.`] : []),
    background > 0
      ? `That a wake of the screen leads to ${background} ${background === 1 ? 'exchange' : 'exchanges'} of other applications on the mean, and to which, is our choice.`
      : 'There are no other applications in it, so that every clear-text request is a report.',
    ...assumed.map(({ on, says }) => `Assumed, ${visible(on)}: ${visible(says)}`),
  ];
}

import { grouped } from '@phonehome/shared';
import { absent, type Block, type Section } from '../../document/block.ts';
import { percent } from '../../evidence/figures-of-run.ts';
import { hoursPicture } from '../picture/hours.ts';
import type { ReportData } from '../report-data.ts';

/** When in the day reports come, and what they follow from. */
export function hoursSection({ facts }: ReportData): Section {
  const { by_hour, reports, root_causes, outcomes } = facts;
  const none = reports === 0 || by_hour === null;
  const why =
    reports === 0
      ? 'In this run no report reached the server.'
      : 'This run has no timeline: the local time of senders is not known.';
  const blocks: Block[] = none
    ? [absent(why)]
    : [
        {
          block: 'figure',
          id: 'figure-hours',
          draw: (size) => hoursPicture(by_hour, size),
          caption: [
            { strong: 'Reports by hour of the day. ' },
            'Local time of the senders, all days together: when people have their phones in hand.',
          ],
          table: {
            block: 'table',
            caption: 'Reports by hour of the day',
            head: ['hour', 'reports'],
            numbers: [1],
            rows: by_hour.map((count, hour) => [`${hour} to ${hour + 1} h`, grouped(count)]),
          },
        },
        {
          block: 'table',
          caption: 'What the reports followed from',
          head: ['root cause', 'reports', 'share'],
          numbers: [1, 2],
          rows: root_causes.map(({ cause, reports: count }) => [cause, grouped(count), percent(count, reports)]),
        },
      ];
  return {
    id: 'hours',
    title: 'When, and why',
    blocks: [
      ...blocks,
      ...(outcomes.length === 0
        ? []
        : [
            {
              block: 'table',
              caption: 'What the server did',
              head: ['outcome', 'rule of its policy', 'reports'],
              numbers: [2],
              rows: outcomes.map(({ outcome, rule, reports: count }) => [outcome, { code: rule }, grouped(count)]),
            } as const,
          ]),
    ],
  };
}

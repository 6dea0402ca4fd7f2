import { absent, type Block, type Section, type Text } from '../../document/block.ts';
import type { DayMoment, ExampleFacts } from '../../run/example-facts.ts';
import { dayPicture } from '../picture/day.ts';
import type { ReportData } from '../report-data.ts';
import { clockOf, outcomeWords, some } from './words.ts';

/** So many reports of the day stand in the table. */
const SHOWN_MAX = 12;

/** What a day of one phone looked like. */
export function daySection({ example, facts }: ReportData): Section {
  const blocks = example
    ? blocksOf(example)
    : [
        absent(
          facts.has_timeline
            ? 'In this run no phone sent a report, so there is no day to show.'
            : 'This run has no timeline, so that no report can be told to be of a phone. Make the run again without --timeline none.',
        ),
      ];
  return { id: 'day', title: 'A day of one phone', blocks };
}

function blocksOf(example: ExampleFacts): Block[] {
  const { device, cohort, date, moments } = example;
  const sent = moments.filter(({ event }) => event === 'report');
  const count = (event: string): number => moments.filter((one) => one.event === event).length;
  const shown = sent.slice(0, SHOWN_MAX);
  return [
    {
      block: 'paragraph',
      text: [
        `Phone ${device} (`,
        { code: cohort },
        `) on ${date}, a day in the middle of those on which it reported: its owner woke the screen ${some(count('screen_on'), 'time')} and unlocked it ${some(count('user_present'), 'time')}; it sent ${some(sent.length, 'report')}.`,
      ],
    },
    {
      block: 'figure',
      id: 'figure-day',
      draw: (size) => dayPicture(example, size),
      caption: [{ strong: 'One day, hour by hour. ' }, `Local time of phone ${device}. Each mark is one moment.`],
      table: {
        block: 'table',
        caption:
          sent.length > shown.length
            ? `The first ${shown.length} of ${some(sent.length, 'report')} of this day, local time`
            : 'Reports of this day, local time',
        head: ['time', 'followed from', 'cell in the report', 'over', 'what the server did'],
        rows: shown.map(rowOf),
      },
    },
  ];
}

const ACCESS: Readonly<Record<string, string>> = { '1': 'mobile data', '2': 'Wi-Fi' };

function rowOf({ at_ms, root_cause, cell, access, outcome }: DayMoment): Text[] {
  return [
    clockOf(at_ms),
    root_cause ?? 'not known',
    cell === null ? 'none' : { code: cell },
    access === null || access === '' ? 'not said' : (ACCESS[access] ?? { code: access }),
    outcome === null ? 'not known' : outcomeWords[outcome],
  ];
}

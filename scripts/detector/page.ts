import { tableOf } from '../reference/page.ts';
import type { Findings } from './findings.ts';
import { aloneTable, importanceTable, singleTable } from './give-away-tables.ts';
import { kindTables } from './kind-tables.ts';
import { features } from './samples.ts';
import { falseAlarmTable, foundTable, relearntTable, viewTable } from './view-tables.ts';

/** What docs/explanation/detector.md says was found. */
export function detectorPage(found: Findings): string {
  return [
    ...storyTables(found),
    '## Who can tell how well',
    '',
    ...viewTable(found),
    '',
    'AUC; precision, recall.',
    '',
    ...foundTable(found),
    '',
    ...falseAlarmTable(found, 0),
    '',
    ...falseAlarmTable(found, 1),
    '',
    ...relearntTable(found),
    '',
    '## What gives it away',
    '',
    ...aloneTable(found),
    '',
    ...singleTable(found),
    '',
    ...importanceTable(found),
    '',
    '## A leak, or a registration as intended?',
    '',
    ...kindTables(found),
    '',
    '## The features',
    '',
    ...featureTable(),
    '',
  ].join('\n');
}

function storyTables({ train, trials, counts }: Findings): string[] {
  const ids = ['train', ...trials.map(({ id }) => id)];
  const rows = [{ ...train, id: 'train', about: 'what the detectors learn from' }, ...trials];
  const kinds = [...new Set(ids.flatMap((id) => Object.keys(counts[id] ?? {})))].sort();
  return [
    '## The stories',
    '',
    ...tableOf(
      ['', 'story', 'seed', 'phones', 'days', 'background', 'what it is'],
      rows.map(({ id, scenario, seed, devices, days, background, about }) => [
        id,
        `[${scenario}](../../scenarios/${scenario}.yaml)`,
        ...[seed, devices, days, background].map(String),
        about,
      ]),
    ),
    '',
    ...tableOf(
      ['exchanges', ...ids],
      kinds.map((kind) => [kind, ...ids.map((id) => String(counts[id]?.[kind] ?? 0))]),
    ),
    '',
  ];
}

function featureTable(): string[] {
  return tableOf(
    ['group', 'feature', 'what it is'],
    features.map(({ name, group, about }) => [group, `\`${name}\``, about]),
  );
}

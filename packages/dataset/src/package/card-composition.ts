import { counted, fieldDefinition, grouped } from '@phonehome/shared';
import type { TextBlock } from '@phonehome/simulation';
import { applications } from '../background/applications.ts';
import type { LabelCounts } from '../figures/figures.ts';
import { labels, splits } from '../truth.ts';
import type { About } from './about.ts';
import { markdownText } from './markdown-text.ts';
import { partGroups } from './part-groups.ts';

/** What is in the data set: every figure is counted. */
export function compositionBlocks({ scenario, manifest }: About): TextBlock[] {
  const { figures, parts } = manifest;
  const titles = new Map(scenario.cohorts.map(({ id, title }) => [id, title]));
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return [
    { block: 'heading', text: 'What is in it' },
    right(
      ['label', 'exchanges', 'of all', 'payload bytes'],
      labels.map((label) => [
        `\`${label}\``,
        grouped(figures.exchanges[label]),
        share(figures.exchanges[label], figures.exchanges),
        grouped(figures.payload_bytes[label]),
      ]),
    ),
    right(
      ['cohort', 'phones', 'who they are'],
      Object.entries(figures.phones_by_cohort).map(([id, phones]) => [
        `\`${id}\``,
        grouped(phones),
        markdownText(titles.get(id) ?? ''),
      ]),
    ),
    ...leakedBlocks(figures.leaked_fields, figures.exchanges.leak),
    ...backgroundBlocks(figures.applications),
    ...plots,
    {
      block: 'paragraph',
      text: `The files, ${counted(parts.length, 'part')} with ${grouped(bytes)} bytes in all; a block of ${grouped(manifest.block_devices)} phones has one part for each table and format (and in Parquet for each day):`,
    },
    right(
      ['table and format', 'parts', 'bytes'],
      partGroups(parts).map((group) => [
        `${group.table}, ${group.format}`,
        grouped(group.parts.length),
        grouped(group.parts.reduce((sum, part) => sum + part.bytes, 0)),
      ]),
    ),
  ];
}

/** How the labels are divided. */
export function splitTable({ manifest: { figures } }: About): TextBlock {
  return right(
    ['part', 'phones', ...labels],
    splits.map((split) => [
      `\`${split}\``,
      grouped(figures.phones_by_split[split] ?? 0),
      ...labels.map((label) => grouped(figures.by_split[split][label])),
    ]),
  );
}

function leakedBlocks(fields: Readonly<Record<string, number>>, leaks: number): TextBlock[] {
  if (leaks === 0) return [];
  return [
    { block: 'paragraph', text: 'What the leaks gave away, in clear text:' },
    right(
      ['field', 'leaks with it', 'tells about'],
      Object.entries(fields).map(([field, count]) => [
        `\`${field}\``,
        grouped(count),
        fieldDefinition(field)?.sensitivity ?? '',
      ]),
    ),
  ];
}

function backgroundBlocks(counts: Readonly<Record<string, number>>): TextBlock[] {
  const sent = applications.filter(({ id }) => counts[id] !== undefined);
  if (sent.length === 0) return [];
  return [
    { block: 'paragraph', text: 'The background, which is benign by definition, even where it names the phone:' },
    right(
      ['application', 'exchanges', 'identifiers in clear text'],
      sent.map(({ id, identifiers }) => [`\`${id}\``, grouped(counts[id] ?? 0), identifiers.join(', ') || 'none']),
    ),
  ];
}

const plots: readonly TextBlock[] = [
  { block: 'paragraph', text: '![Exchanges of each label by day](plots/over-time.svg)' },
  { block: 'paragraph', text: '![Exchanges of each label by hour of the local day](plots/by-hour.svg)' },
  { block: 'paragraph', text: '![How many phones have sent how many leaks](plots/by-device.svg)' },
  { block: 'paragraph', text: '![Leaks by cell of the fictional grid](plots/map.svg)' },
];

function share(count: number, all: LabelCounts): string {
  const sum = Object.values(all).reduce((total, one) => total + one, 0);
  return sum === 0 ? '-' : `${((count * 100) / sum).toFixed(1)} %`;
}

function right(head: readonly string[], rows: readonly (readonly string[])[]): TextBlock {
  return { block: 'table', rows: [head, ...rows], side: 'right' };
}

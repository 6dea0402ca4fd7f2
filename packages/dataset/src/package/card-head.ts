import type { About } from './about.ts';
import { keywords } from './about.ts';
import { globOf, partGroups, preferredGroups } from './part-groups.ts';

const TAGS = keywords.map((word) => word.replaceAll(' ', '-'));

/** Sizes as Hugging Face names them. */
const SIZES = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [1e8, '10M<n<100M'],
  [1e9, '100M<n<1B'],
] as const;

/** The front matter of the card, as Hugging Face reads it: YAML, in which every text is a JSON string. */
export function cardHead({ title, manifest }: About): string {
  const exchanges = Object.values(manifest.figures.exchanges).reduce((sum, count) => sum + count, 0);
  const size = SIZES.find(([below]) => exchanges < below)?.[1] ?? 'n>1B';
  const configs = preferredGroups(partGroups(manifest.parts)).flatMap((group) => [
    `  - config_name: ${group.table}`,
    `    data_files: ${JSON.stringify(globOf(group))}`,
  ]);
  return [
    '---',
    'license: cc0-1.0',
    `pretty_name: ${JSON.stringify(title.toWellFormed())}`,
    'annotations_creators:',
    '  - machine-generated',
    'task_categories:',
    '  - tabular-classification',
    'size_categories:',
    `  - ${size}`,
    'tags:',
    ...TAGS.map((tag) => `  - ${tag}`),
    'configs:',
    ...configs,
    '---',
    '',
  ].join('\n');
}

import { tableOf } from '../reference/page.ts';
import type { Findings } from './findings.ts';
import { percent, share } from './words.ts';

/** How well a group of features alone tells a leak from a registration. */
export function kindTables({ kinds: { train, trials, counts, alone } }: Findings): string[] {
  const count = (id: string): string =>
    `${counts[id]?.['leak'] ?? 0} leaks and ${counts[id]?.['registration'] ?? 0} registrations`;
  const detectors = alone.filter(({ trials }) => Object.values(trials).some(({ auc }) => auc > 0.6));
  const none = alone.filter((finding) => !detectors.includes(finding)).map(({ group }) => group);
  return [
    `Learnt from ${count('train')} of ${train.devices} phones of the incident.`,
    ...trials.map(({ id, about }) => `*${id}*: ${about}; ${count(id)}.`),
    '',
    ...tableOf(
      [
        'a detector that has this alone',
        ...trials.flatMap(({ id }) => [`${id}: AUC`, 'leaks found', 'registrations taken for leaks']),
      ],
      detectors.map(({ group, trials: results }) => [
        group,
        ...trials.flatMap(({ id }) => {
          const one = results[id];
          return one ? [share(one.auc), percent(one.leaks_found), percent(one.registrations_flagged)] : ['', '', ''];
        }),
      ]),
    ),
    '',
    `By itself none of these tells anything: ${none.join(', ')}.`,
  ];
}

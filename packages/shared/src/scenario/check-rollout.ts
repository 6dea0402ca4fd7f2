import { parseDate } from '../time/civil.ts';
import { found } from './findings.ts';
import type { Update } from './schema/phones.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding, Path } from './yaml-file.ts';

/** What the schema of an update's roll-out cannot say: that stages go on from each other, and begin within the story. */
export function checkRollout({ stages = [], released, failure }: Update, { end }: Scenario, path: Path): Finding[] {
  const left_days = (parseDate(end) ?? Number.NaN) - (parseDate(released) ?? Number.NaN);
  const findings = stages.flatMap(({ share, after_days }, i) => {
    const before = stages[i - 1];
    const at = [...path, 'stages', i];
    const remedy = 'Put the stages in order; each share counts those of earlier stages, too';
    return [
      ...(before && share <= before.share
        ? [found([...at, 'share'], 'is not above that of the stage before', remedy)]
        : []),
      ...(before && after_days <= before.after_days
        ? [found([...at, 'after_days'], 'is not after the stage before', remedy)]
        : []),
      ...(after_days >= left_days
        ? [
            found(
              [...at, 'after_days'],
              `the scenario has ended by then: on ${end}`,
              'Use fewer days, or a later `end`',
            ),
          ]
        : []),
    ];
  });
  if (failure?.share === 0) {
    findings.push(found([...path, 'failure', 'share'], 'no try fails, so this says nothing', 'Delete `failure`'));
  }
  return findings;
}

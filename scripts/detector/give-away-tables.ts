import { tableOf } from '../reference/page.ts';
import { type Group, groups } from './feature.ts';
import type { Findings } from './findings.ts';
import { features } from './samples.ts';
import { percent, share } from './words.ts';

/** How well a group of features does alone. */
export function aloneTable({ alone }: Findings): string[] {
  return tableOf(
    ['a detector that has this alone', 'what', 'AUC', 'AUC among HTTP', 'precision', 'recall'],
    alone.map(({ group, auc, auc_http, precision, recall }) => [
      group,
      groups[group],
      ...[auc, auc_http].map(share),
      precision === null ? '–' : percent(precision),
      percent(recall),
    ]),
  );
}

/** How well a number does by itself. */
export function singleTable({ single }: Findings): string[] {
  return tableOf(
    ['this number by itself, without a detector', 'group', 'AUC', 'AUC among HTTP'],
    single.slice(0, 20).map(({ name, auc, auc_http }) => [`\`${name}\``, groupOf(name), ...[auc, auc_http].map(share)]),
  );
}

/** Which features a view relies on. */
export function importanceTable({ views: found }: Findings): string[] {
  return tableOf(
    ['who has', 'AUC lost when the values of one feature are dealt anew'],
    found.map(({ view, importances }) => {
      const lost = importances.filter(({ auc_loss }) => auc_loss >= 0.0001);
      const words = lost.map(({ name, auc_loss }) => `\`${name}\` ${auc_loss.toFixed(4)}`);
      return [view, words.length > 0 ? words.join(', ') : 'of none as much as 0.0001: the others say the same'];
    }),
  );
}

function groupOf(name: string): Group | '' {
  return features.find((feature) => feature.name === name)?.group ?? '';
}

import { tableOf } from '../reference/page.ts';
import type { Findings } from './findings.ts';
import { views } from './views.ts';
import { percent, qualityText } from './words.ts';

/** How well each view does, by trial. */
export function viewTable({ views: found, trials }: Findings): string[] {
  return tableOf(
    ['who has', 'what', ...trials.map(({ id }) => id)],
    found.map(({ view, quality }) => [
      `**${view}**`,
      views.find(({ id }) => id === view)?.about ?? '',
      ...trials.map(({ id }) => {
        const one = quality[id];
        return one ? qualityText(one) : '';
      }),
    ]),
  );
}

/** Which forms of reports each view finds. */
export function foundTable({ views: found, trials, forms }: Findings): string[] {
  const rows = trials.flatMap(({ id }) => Object.entries(forms[id] ?? {}).map(([form, all]) => ({ id, form, all })));
  return tableOf(
    ['reports found', 'of', ...found.map(({ view }) => view)],
    rows.map(({ id, form, all }) => [
      `${id}: ${form}`,
      String(all),
      ...found.map((view) => percent(view.found[id]?.[form] ?? 0)),
    ]),
  );
}

/** What each view flags wrongly in a trial. */
export function falseAlarmTable({ views: found, trials, counts }: Findings, trial: number): string[] {
  const id = trials[trial]?.id as string;
  const kinds = Object.keys(counts[id] ?? {}).filter((kind) => found.some((view) => view.false_alarms[id]?.[kind]));
  const flagging = found.filter(({ false_alarms }) => kinds.some((kind) => false_alarms[id]?.[kind]));
  const others = found.filter((view) => !flagging.includes(view)).map(({ view }) => view);
  return [
    ...tableOf(
      [`flagged wrongly, in *${id}*`, ...flagging.map(({ view }) => view)],
      kinds.map((kind) => [kind, ...flagging.map(({ false_alarms }) => percent(false_alarms[id]?.[kind] ?? 0))]),
    ),
    '',
    `Flag nothing wrongly: ${others.join(', ') || 'none'}.`,
  ];
}

/** What learning from a busier story changes. */
export function relearntTable({ views: found, trials, relearnt }: Findings): string[] {
  const id = trials[1]?.id as string;
  const text = (all: Findings['views'], wanted: string): string => {
    const quality = all.find(({ view }) => view === wanted)?.quality[id];
    return quality ? qualityText(quality) : '';
  };
  return tableOf(
    [`tried on *${id}*`, 'learnt where others are few', `learnt where they are as many (${relearnt.train.background})`],
    relearnt.views.map(({ view }) => [view, text(found, view), text(relearnt.views, view)]),
  );
}

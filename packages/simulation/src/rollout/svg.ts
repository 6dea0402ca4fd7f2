import { svgDocument } from '../svg/document.ts';
import { svgLines, svgText } from '../svg/text.ts';
import { type CohortRollout, cohortsConcerned, type Rollout } from './rollout.ts';
import { svgLayout } from './svg-layout.ts';
import { panelHeight, panelOf } from './svg-panel.ts';

const TITLE_CHARACTERS = 68;

/**
 * The roll-out as a chart: for each cohort the share that reported in clear text on each day, and the share with the fix
 * at its end. SVG 1.1 with a title and a description for those who do not see it; no script, nothing from elsewhere. The
 * same roll-out gives the same bytes.
 * @param cohorts which of its cohorts; default: those that have a fix before them, or leak
 */
export function rolloutSvg(rollout: Rollout, cohorts: readonly CohortRollout[] = cohortsConcerned(rollout)): string {
  const { width, left, head, line, empty } = svgLayout;
  const title = svgLines(rollout.title, TITLE_CHARACTERS, 3);
  const top = head + line * (title.length - 1);
  const heights = cohorts.map(panelHeight);
  const tops = cohorts.map((_, i) => heights.slice(0, i).reduce((sum, one) => sum + one, top));
  const height = heights.reduce((sum, one) => sum + one, top) + (cohorts.length === 0 ? empty : 0);
  const run = `${rollout.scenario}, seed ${rollout.seed}, ${rollout.devices} phones`;
  return svgDocument({
    width,
    height,
    title: `The share of phones that still leaks each day: ${rollout.title}`,
    description: `${[run, ...cohorts.map((cohort) => described(cohort, rollout))].join('. ')}.`,
    body: [
      ...title.map((text, i) => `  <text class="title" x="${left}" y="${30 + line * i}">${svgText(text)}</text>`),
      `  <text class="quiet" x="${left}" y="${top - 16}">${svgText(`${run}; UTC days`)}</text>`,
      ...(cohorts.length === 0
        ? [`  <text x="${left}" y="${top + 30}">No phone leaks, and none has a fix.</text>`]
        : []),
      ...cohorts.flatMap((cohort, i) => panelOf(cohort, rollout.dates, tops[i] as number)),
    ],
  });
}

/** A cohort in words: the first, the worst and the last day. */
function described({ title, updates, days }: CohortRollout, { dates }: Rollout): string {
  const percent = (count: number, phones: number): string =>
    phones > 0 ? `${((count * 100) / phones).toFixed(1)} %` : 'none';
  const fixes = updates.filter(({ is_fix }) => is_fix);
  const told = (day: number): string => {
    const { phones, reporting, fixed } = days[day] as CohortRollout['days'][number];
    const leak = `on ${dates[day]} ${percent(reporting, phones)} of ${phones} phones reported in clear text`;
    return fixes.length > 0 ? `${leak} and ${percent(fixed, phones)} had the fix` : leak;
  };
  const worst = days.reduce((at, { reporting }, day) => (reporting > (days[at]?.reporting ?? 0) ? day : at), 0);
  const releases = fixes.map(({ id, released }) => `${id} was released on ${released}`);
  return [`${title}: ${told(worst)}`, ...releases, told(days.length - 1)].join('; ');
}

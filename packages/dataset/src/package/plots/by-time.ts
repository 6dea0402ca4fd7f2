import { counted, formatDate, grouped, parseDate } from '@phonehome/shared';
import { axisDays } from '@phonehome/simulation';
import type { LabelCounts } from '../../figures/figures.ts';
import { type Label, labels } from '../../truth.ts';
import { type PlotInput, plotOf } from './plot.ts';
import type { StepPanel, Tick } from './steps.ts';

const HOURS_A_TICK = 3;
const MARK_CHARACTERS = 70;
const NOTHING = 'There is no exchange';

/** Exchanges of each label by UTC day, with the phases of the scenario. */
export function overTimePlot(input: PlotInput): string {
  const { figures, days } = input.manifest;
  const start = parseDate(input.scenario.start) as number;
  const ticks = axisDays(days).map((at) => ({ at, text: formatDate(start + at) }));
  return plotOf('Exchanges by day', input, {
    panels: panelsOf(figures.by_day, ticks, phasesOf(input)),
    remark: 'UTC days',
    nothing: NOTHING,
    told: labelsIn(figures.by_day).map((label) => {
      const { sum, busiest, most } = told(figures.by_day, label);
      return `${label}: ${grouped(sum)} in all, at most ${grouped(most)} a day, on ${formatDate(start + busiest)}`;
    }),
  });
}

/** Exchanges of each label by hour of the phone's local day. */
export function byHourPlot(input: PlotInput): string {
  const { by_hour } = input.manifest.figures;
  const ticks = Array.from({ length: 24 / HOURS_A_TICK + 1 }, (_, i) => ({
    at: i * HOURS_A_TICK,
    text: `${i * HOURS_A_TICK} h`,
  }));
  return plotOf('Exchanges by hour of the day', input, {
    panels: panelsOf(by_hour, ticks, []),
    remark: "hours of the phone's local time, all days together",
    nothing: NOTHING,
    told: labelsIn(by_hour).map((label) => {
      const { sum, busiest, most } = told(by_hour, label);
      return `${label}: ${grouped(sum)} in all, most from ${busiest} to ${busiest + 1} h, ${grouped(most)}`;
    }),
  });
}

function panelsOf(counts: readonly LabelCounts[], ticks: readonly Tick[], marks: readonly Tick[]): StepPanel[] {
  return labelsIn(counts).map((label, at) => ({
    heading: `${label} (${counted(told(counts, label).sum, 'exchange')})`,
    looks_like: label === 'leak' ? 'leak' : 'other',
    counts: counts.map((one) => one[label]),
    ticks,
    // Their texts once, above the first panel.
    marks: at === 0 ? marks : marks.map((mark) => ({ ...mark, text: '' })),
  }));
}

function labelsIn(counts: readonly LabelCounts[]): Label[] {
  return labels.filter((label) => counts.some((one) => one[label] > 0));
}

function told(counts: readonly LabelCounts[], label: Label): { sum: number; busiest: number; most: number } {
  const values = counts.map((one) => one[label]);
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  return { sum: values.reduce((sum, value) => sum + value, 0), busiest: values.indexOf(most), most };
}

/** Where phases begin within the data set, but for the first. */
function phasesOf({ scenario, manifest: { days } }: PlotInput): Tick[] {
  const start = parseDate(scenario.start) as number;
  return scenario.phases.slice(1).flatMap(({ title, from }) => {
    const at = (parseDate(from) as number) - start;
    const text = title.length > MARK_CHARACTERS ? `${title.slice(0, MARK_CHARACTERS - 1)}…` : title;
    return at < days ? [{ at, text }] : [];
  });
}

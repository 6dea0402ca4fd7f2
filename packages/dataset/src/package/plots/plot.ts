import { counted, type Scenario, visible } from '@phonehome/shared';
import { svgDocument, svgLines, svgText } from '@phonehome/simulation';
import type { Manifest } from '../../folder/manifest.ts';
import { plotLayout, plotStyle } from './layout.ts';
import { type StepPanel, stepPanel, stepPanelHeight } from './steps.ts';

/** What a plot is made of. */
export type PlotInput = { readonly scenario: Scenario; readonly manifest: Manifest };

const SUBTITLE_CHARACTERS = 104;

/** The first lines of a plot: what it shows, and of what. */
export function plotHead(title: string, input: PlotInput, remark: string): string[] {
  const { left } = plotLayout;
  const [line = ''] = svgLines(`${ofWhat(input)}; ${remark}`, SUBTITLE_CHARACTERS, 1);
  return [
    `  <text class="title" x="${left}" y="30">${svgText(title)}</text>`,
    `  <text class="quiet" x="${left}" y="52">${svgText(line)}</text>`,
  ];
}

/** Of which data set a plot is. */
function ofWhat({ manifest: { scenario, seed, devices, days } }: PlotInput): string {
  return `${scenario.id}, seed ${seed}, ${counted(devices, 'phone')}, ${counted(days, 'day')}`;
}

/** A plot of panels one below the other; `nothing` is said where there are none. */
export function plotOf(
  title: string,
  input: PlotInput,
  {
    panels,
    remark,
    nothing,
    told,
  }: {
    readonly panels: readonly StepPanel[];
    readonly remark: string;
    readonly nothing: string;
    /** What the panels show, in words. */
    readonly told: readonly string[];
  },
): string {
  const { width, left, head } = plotLayout;
  const tops = panels.map((_, i) =>
    panels.slice(0, i).reduce<number>((sum, panel) => sum + stepPanelHeight(panel), head),
  );
  const height =
    panels.reduce<number>((sum, panel) => sum + stepPanelHeight(panel), head) + (panels.length === 0 ? 40 : 0);
  return svgDocument({
    width,
    height,
    title: `${title}: ${visible(input.scenario.title)}`,
    description: `${[ofWhat(input), ...(panels.length === 0 ? [nothing] : told)].join('. ')}.`,
    style: plotStyle,
    body: [
      ...plotHead(title, input, remark),
      ...(panels.length === 0 ? [`  <text x="${left}" y="${head + 14}">${svgText(nothing)}.</text>`] : []),
      ...panels.flatMap((panel, i) => stepPanel(panel, tops[i] as number)),
    ],
  });
}

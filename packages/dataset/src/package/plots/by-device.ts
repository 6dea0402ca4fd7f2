import { counted, grouped } from '@phonehome/shared';
import type { Figures } from '../../figures/figures.ts';
import { type PlotInput, plotOf } from './plot.ts';
import type { Tick } from './steps.ts';

const EDGES_MAX = 14;

/** How many phones have sent from so many leaks to so many, both included. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly phones: number;
}

/** Phones by the leaks that they have sent: none, one, then bins that are twice as wide as the one before. */
export function binsOf(leaks_by_device: Figures['leaks_by_device']): Bin[] {
  const most = leaks_by_device.at(-1)?.[0] ?? 0;
  const bins: Bin[] = [];
  for (let from = 0, to = 0; from <= most; from = to + 1, to = from * 2 - 1) {
    const phones = leaks_by_device.reduce((sum, [sent, count]) => sum + (sent >= from && sent <= to ? count : 0), 0);
    bins.push({ from, to, phones });
  }
  return bins;
}

/** A histogram: how many phones have sent how many leaks. */
export function byDevicePlot(input: PlotInput): string {
  const { figures, devices } = input.manifest;
  const bins = binsOf(figures.leaks_by_device);
  const silent = bins[0]?.phones ?? 0;
  return plotOf('Phones by the leaks that each has sent', input, {
    panels: [
      {
        heading: `${counted(devices - silent, 'phone')} with leaks, ${grouped(silent)} without`,
        looks_like: 'leak',
        counts: bins.map(({ phones }) => phones),
        ticks: edgesOf(bins),
        marks: [],
      },
    ],
    remark: 'a step begins at the number of leaks that stands below it',
    nothing: '',
    told: bins.filter(({ phones }) => phones > 0).map(binText),
  });
}

/** Where steps begin, and where the last ends; not all of them where there are many. */
function edgesOf(bins: readonly Bin[]): Tick[] {
  const every = Math.ceil(bins.length / EDGES_MAX);
  const edges = [...bins.map(({ from }) => from), (bins.at(-1)?.to ?? 0) + 1];
  return edges.map((from, at) => ({ at, text: grouped(from) })).filter(({ at }) => at % every === 0);
}

function binText({ from, to, phones }: Bin): string {
  const span = from === to ? grouped(from) : `${grouped(from)} to ${grouped(to)}`;
  return `${counted(phones, 'phone')} sent ${to === 0 ? 'no leaks' : `${span} leak${to === 1 ? '' : 's'}`}`;
}

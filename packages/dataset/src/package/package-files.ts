import type { Scenario } from '@phonehome/shared';
import type { Manifest } from '../folder/manifest.ts';
import { aboutOf } from './about.ts';
import { datasetCard } from './card.ts';
import { croissant } from './croissant.ts';
import { dataPackage } from './datapackage.ts';
import { byDevicePlot } from './plots/by-device.ts';
import { byHourPlot, overTimePlot } from './plots/by-time.ts';
import { mapPlot } from './plots/map.ts';

/**
 * The files that describe a data set, by path, each as a function that makes its text. They follow from the scenario and
 * the manifest alone: neither clock nor machine is in them.
 */
export function packageFiles(scenario: Scenario, manifest: Manifest): Readonly<Record<string, () => string>> {
  const about = aboutOf(scenario, manifest);
  return {
    'README.md': () => datasetCard(about),
    'croissant.json': () => json(croissant(about)),
    'datapackage.json': () => json(dataPackage(about)),
    'plots/over-time.svg': () => overTimePlot(about),
    'plots/by-hour.svg': () => byHourPlot(about),
    'plots/by-device.svg': () => byDevicePlot(about),
    'plots/map.svg': () => mapPlot(about),
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

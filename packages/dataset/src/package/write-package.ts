import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Scenario } from '@phonehome/shared';
import type { Manifest } from '../folder/manifest.ts';
import { packageFiles } from './package-files.ts';

/** Writes what describes a data set beside its parts: data package, Croissant, card, plots. Throws the system's error. */
export function writePackage(folder: string, scenario: Scenario, manifest: Manifest): void {
  for (const [path, text] of Object.entries(packageFiles(scenario, manifest))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text());
  }
}

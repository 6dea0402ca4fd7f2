import type { Scenario } from '@phonehome/shared';
import type { Manifest } from '../folder/manifest.ts';

/** Writes what describes a data set beside its parts: data package, Croissant, card, plots. */
export async function writePackage(_folder: string, _scenario: Scenario, _manifest: Manifest): Promise<void> {
  // Follows.
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '@phonehome/shared';
import type { Manifest } from '../folder/manifest.ts';
import { packageFiles } from './package-files.ts';

/** A file that describes a data set, and what is wrong with it. */
export interface PackageFault {
  readonly file: string;
  readonly what: string;
}

/** Holds each file that describes a data set against what it must be. */
export function packageFaults(folder: string, scenario: Scenario, manifest: Manifest): PackageFault[] {
  return Object.entries(packageFiles(scenario, manifest)).flatMap(([file, text]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [{ file, what: 'it is missing' }];
    const is_due = readFileSync(path).equals(Buffer.from(text(), 'utf8'));
    return is_due ? [] : [{ file, what: 'it is not what this version of phonehome makes of the manifest' }];
  });
}

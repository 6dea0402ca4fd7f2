// Made by `npm run generate` from the files of this folder; do not edit.
import type { ReportVersion } from '../version.ts';
import { version as version1_0 } from './regver-1.0.ts';
import { version as version2 } from './regver-2.ts';
import { version as version3_0 } from './regver-3.0.ts';
import { version as version5_0 } from './regver-5.0.ts';
import { version as version7_0 } from './regver-7.0.ts';
import { version as version8_0 } from './regver-8.0.ts';

/** Every known version of the report, the oldest first. */
export const versions: readonly ReportVersion[] = [
  version1_0,
  version2,
  version3_0,
  version5_0,
  version7_0,
  version8_0,
];

import type { ReportVersion } from '../version.ts';
import { version as version7 } from './regver-7.0.ts';

/** REGVER 8.0: the parameter set of 7.0 (dossier 2). Its clients are phones and, with one line of base64, KaiOS. */
export const version: ReportVersion = { ...version7, regver: '8.0', base64: ['android', 'one-line'] };

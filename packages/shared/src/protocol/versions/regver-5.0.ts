import { type ReportVersion, requiredEverywhere } from '../version.ts';

/** REGVER 5.0, of modules: with IMEI, cell and date (dossier 2). */
export const version: ReportVersion = {
  regver: '5.0',
  era: 'modules',
  fields: [
    'REGVER',
    'MEID',
    'MODEL',
    'SWVER',
    'IMEI1',
    'SIM1CDMAIMSI',
    'SIM1ICCID',
    'SIM1LTEIMSI',
    'SIM1CELLID',
    'REGDATE',
  ],
  optional: [],
  required: requiredEverywhere,
  base64: ['one-line'],
  reference: 'dossier 2',
};

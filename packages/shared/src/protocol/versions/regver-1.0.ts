import { type ReportVersion, requiredEverywhere } from '../version.ts';

/** REGVER 1.0, of the phones of 2014: no IMEI, no cell, no date (dossier 2). */
export const version: ReportVersion = {
  regver: '1.0',
  era: 'phone clients of 2014',
  fields: [
    'REGVER',
    'MEID',
    'MODELSMS',
    'SWVER',
    'SIM1CDMAIMSI',
    'UETYPE',
    'SIM1ICCID',
    'SIM1LTEIMSI',
    'SIM1TYPE',
    'SIM2IMSI',
    'SID',
    'NID',
    'MACID',
  ],
  optional: [],
  required: requiredEverywhere,
  base64: ['android'],
  reference: 'dossier 2',
};

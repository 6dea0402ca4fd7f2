import { type ReportVersion, requiredEverywhere } from '../version.ts';

/** REGVER 3.0, of feature phones: two SIM slots, no IMEI field, no cell (dossier 2). */
export const version: ReportVersion = {
  regver: '3.0',
  era: 'feature phones of 2015 and 2016',
  fields: [
    'REGVER',
    'MEID',
    'MODEL',
    'SWVER',
    'SIM1CDMAIMSI',
    'UETYPE',
    'SIM1ICCID',
    'SIM1LTEIMSI',
    'SIM2CDMAIMSI',
    'SIM2ICCID',
    'SIM2LTEIMSI',
    'MACID',
  ],
  optional: [],
  required: requiredEverywhere,
  base64: ['one-line'],
  reference: 'dossier 2',
};

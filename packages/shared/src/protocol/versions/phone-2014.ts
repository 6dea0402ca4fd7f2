import type { ReportVersion } from '../version.ts';

/** REGVER 1.0, of the phones of 2014: no IMEI, no cell, no date (dossier 2). */
export const version1: ReportVersion = {
  regver: '1.0',
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
};

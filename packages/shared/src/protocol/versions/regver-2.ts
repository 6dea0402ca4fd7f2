import { type ReportVersion, requiredEverywhere } from '../version.ts';

/** REGVER 2, of modules: the fewest fields of all (dossier 2). */
export const version: ReportVersion = {
  regver: '2',
  era: 'NB-IoT and LTE-M modules',
  fields: ['REGVER', 'MEID', 'MODEL', 'SWVER', 'SIM1ICCID', 'SIM1LTEIMSI'],
  optional: [],
  required: requiredEverywhere,
  base64: ['one-line'],
  reference: 'dossier 2',
};

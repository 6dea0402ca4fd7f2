import type { ReportVersion } from '../version.ts';

/** The "2018 v1" parameter set of the phones of 2017 to 2020, which both REGVER 7.0 and 8.0 carry (dossier 2). */
const fields = [
  'REGVER',
  'MEID',
  'MODEL',
  'SWVER',
  'SIM1CDMAIMSI',
  'UETYPE',
  'SIM1ICCID',
  'SIM1LTEIMSI',
  'SIM1TYPE',
  'SIM2CDMAIMSI',
  'SIM2ICCID',
  'SIM2LTEIMSI',
  'SIM2TYPE',
  'MACID',
  'OSVER',
  'ROM',
  'RAM',
  'IMEI1',
  'IMEI2',
  'SIM1CELLID',
  'SIM2CELLID',
  'DATASIM',
  'SIM1VoLTESW',
  'SIM2VoLTESW',
  'ACCESSTYPE',
  'REGDATE',
] as const;

const optional = ['MLPLVER', 'MSPLVER', 'MMEID'] as const;

/** REGVER 7.0. */
export const version7: ReportVersion = { regver: '7.0', fields, optional };

/** REGVER 8.0. */
export const version8: ReportVersion = { regver: '8.0', fields, optional };

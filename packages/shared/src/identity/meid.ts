import { reservedRanges } from './ranges.ts';

/** The digits of a MEID without its check digit, written in decimal like those of an IMEI. */
const MEID_LENGTH = 14;

/**
 * The one MEID that all phones with KaiOS send (dossier 3): which constant is not known, so the last number of the
 * reserved range (ours).
 */
export const constantMeid = reservedRanges.imei.prefix.padEnd(MEID_LENGTH, '9');

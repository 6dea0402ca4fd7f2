import { PhonehomeError } from '../errors.ts';
import { permute } from './permutation.ts';

/** A range of numbers that belongs to nobody (dossier 6). `high * low` numbers; see `permute`. */
export interface ReservedRange {
  readonly name: string;
  readonly prefix: string;
  readonly high: number;
  readonly low: number;
  readonly why: string;
}

/** The only ranges that phonehome takes identities from. There is no "realistic" mode. */
export const reservedRanges = {
  imei: {
    name: 'IMEI',
    prefix: '00999',
    high: 10_000,
    low: 100_000,
    why: 'TAC 00999xxx: reporting body 00 is for test equipment (GSMA TS.06)',
  },
  imsi: { name: 'IMSI', prefix: '00101', high: 100_000, low: 100_000, why: 'test network 001-01 (ITU-T E.212)' },
  iccid: {
    name: 'ICCID',
    prefix: '89000',
    high: 10_000_000,
    low: 10_000_000,
    why: 'prefix 89 000: generic test profile',
  },
  iccidChinaTelecom: {
    name: 'ICCID of a China Telecom card',
    prefix: '8986030099',
    high: 100_000,
    low: 10_000,
    why: "the client's prefix 898603, issue year 00 (before that operator ran a mobile network), account 99…",
  },
  mac: { name: 'MAC', prefix: '02', high: 0x10_0000, low: 0x10_0000, why: 'locally administered bit (IEEE 802)' },
} as const satisfies Record<string, ReservedRange>;

/** How many numbers a range holds. */
export function rangeCapacity(range: ReservedRange): number {
  return range.high * range.low;
}

/**
 * The number of a range that an index stands for, below the capacity.
 * @throws PhonehomeError IDENTITY_RANGE_FULL when the index is beyond the capacity
 */
export function allocate(range: ReservedRange, index: number, seed: number): number {
  if (!Number.isSafeInteger(index) || index < 0 || index >= rangeCapacity(range)) {
    throw new PhonehomeError('IDENTITY_RANGE_FULL', [
      {
        what: `the ${range.name} range ${range.prefix}… holds ${rangeCapacity(range)} numbers; number ${index} was asked for`,
        remedy: 'Run fewer phones',
      },
    ]);
  }
  return permute(index, range.high, range.low, range.name, seed);
}

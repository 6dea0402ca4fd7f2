import type { IdentityKind } from '../reserved.ts';
import { readCell, readNid, readSid } from './cell.ts';
import { readIccid } from './iccid.ts';
import { readImei, readImeisv } from './imei.ts';
import { readImsi } from './imsi.ts';
import { readMac } from './mac.ts';
import { readMeid } from './meid.ts';
import { readHost, readIp, readPhoneNumber } from './network.ts';
import type { Reading } from './reading.ts';

const readers: Readonly<Record<IdentityKind, (value: string) => Reading | null>> = {
  imei: readImei,
  imeisv: readImeisv,
  meid: readMeid,
  imsi: readImsi,
  iccid: readIccid,
  mac: readMac,
  cell: readCell,
  sid: readSid,
  nid: readNid,
  'phone-number': readPhoneNumber,
  ip: readIp,
  host: readHost,
};

/** The kinds of identifiers that can be told. */
export const identityKinds = Object.keys(readers) as readonly IdentityKind[];

/** Kinds that a value is taken for only when that is asked: any small number may be one. */
const onlyIfAsked: readonly IdentityKind[] = ['sid', 'nid'];

/** What a value may be: one reading for each kind that its form allows, none if it is no identifier that is known. */
export interface Identified {
  readonly value: string;
  readonly readings: readonly Reading[];
  /** Whether any reading could be a real person's, phone's, card's, place's or machine's. */
  readonly could_be_real: boolean;
}

/**
 * Tells what an identifier is, and whether it could be somebody's. Pure, and without any list of real identifiers: only
 * forms, check digits and reserved ranges. Where the form allows several kinds, all are given.
 * @param as read it as this kind alone
 */
export function identify(value: string, as?: IdentityKind): Identified {
  const text = value.trim();
  const kinds = as ? [as] : identityKinds.filter((kind) => !onlyIfAsked.includes(kind));
  const readings = kinds.flatMap((kind) => readers[kind](text) ?? []);
  return { value: text, readings, could_be_real: readings.some(({ could_be_real }) => could_be_real) };
}

import { dummyCdmaNetwork } from './cdma.ts';
import { CELL_COUNT, isGridCell } from './cell.ts';
import { dummyPhoneNumber } from './phone-number.ts';
import { type ReservedRange, rangeCapacity, reservedRanges } from './ranges.ts';

/** What an identifier is the identifier of. */
export type IdentityKind =
  | 'imei'
  | 'imeisv'
  | 'meid'
  | 'imsi'
  | 'iccid'
  | 'mac'
  | 'cell'
  | 'sid'
  | 'nid'
  | 'phone-number'
  | 'ip'
  | 'host';

/** A range of identifiers that belongs to nobody: which, how many, on whose word, and whether phonehome takes from it. */
export interface ReservedIdentity {
  readonly id: string;
  readonly kind: IdentityKind;
  /** The form of its members, for people. */
  readonly form: string;
  readonly capacity: bigint;
  /** Who reserved it, and where that is written. */
  readonly source: string;
  /** Whether phonehome takes identities from it; the others are only recognised. */
  readonly used: boolean;
  /** Whether an identifier in its plain form (see `identify`) is a member. */
  readonly contains: (plain: string) => boolean;
}

const inRange = (id: string, kind: IdentityKind, form: string, range: ReservedRange): ReservedIdentity => ({
  id,
  kind,
  form,
  capacity: BigInt(rangeCapacity(range)),
  source: range.why,
  used: true,
  contains: (plain) => plain.startsWith(range.prefix),
});

const recognised = (
  id: string,
  kind: IdentityKind,
  form: string,
  capacity: bigint,
  source: string,
  contains: RegExp,
): ReservedIdentity => ({ id, kind, form, capacity, source, used: false, contains: (plain) => contains.test(plain) });

const used = (
  id: string,
  kind: IdentityKind,
  form: string,
  capacity: bigint,
  source: string,
  contains: ReservedIdentity['contains'],
): ReservedIdentity => ({ id, kind, form, capacity, source, used: true, contains });

/**
 * Every range that belongs to nobody (dossier 6), the narrower before the wider: those that phonehome takes from, and
 * those that it only knows. A test walks every output of every shipped scenario and finds no other identifiers.
 */
export const reservedIdentities: readonly ReservedIdentity[] = [
  inRange('imei', 'imei', '00999, nine digits, Luhn digit', reservedRanges.imei),
  recognised(
    'imei-test-equipment',
    'imei',
    '00, twelve digits, Luhn digit',
    1_000_000_000_000n,
    'reporting body 00 is for test equipment (GSMA TS.06)',
    /^00/,
  ),
  used(
    'imeisv',
    'imeisv',
    '00999, nine digits, two of the software version',
    BigInt(rangeCapacity(reservedRanges.imei)) * 100n,
    `the same IMEIs as networks write them (3GPP TS 23.003); ${reservedRanges.imei.why}`,
    (plain) => plain.startsWith(reservedRanges.imei.prefix),
  ),
  recognised(
    'imeisv-test-equipment',
    'imeisv',
    '00, fourteen digits',
    100_000_000_000_000n,
    'reporting body 00 is for test equipment (GSMA TS.06)',
    /^00/,
  ),
  used(
    'meid',
    'meid',
    'the first 14 digits of IMEI 1: 00999, nine digits',
    BigInt(rangeCapacity(reservedRanges.imei)),
    'follows from the IMEI (dossier 6); no maker has MEIDs that begin with 0 (3GPP2 S.R0048: A0 to FF, or a TAC)',
    (plain) => plain.startsWith(reservedRanges.imei.prefix),
  ),
  recognised(
    'meid-test-equipment',
    'meid',
    '00, twelve digits',
    1_000_000_000_000n,
    'as the IMEI that it is: reporting body 00 is for test equipment (GSMA TS.06)',
    /^00/,
  ),
  inRange('imsi', 'imsi', '00101, ten digits', reservedRanges.imsi),
  recognised(
    'imsi-test-networks',
    'imsi',
    '001, twelve digits',
    1_000_000_000_000n,
    'mobile country code 001 is for test networks (ITU-T E.212)',
    /^001/,
  ),
  inRange('iccid-generic', 'iccid', '89000, fourteen digits, Luhn digit', reservedRanges.iccid),
  inRange('iccid-china-telecom', 'iccid', '8986030099, nine digits, Luhn digit', reservedRanges.iccidChinaTelecom),
  used(
    'cells',
    'cell',
    'eNodeB 1044480 to 1048575, sector 1 to 3: eNodeB * 256 + sector',
    BigInt(CELL_COUNT),
    'the top of the 20-bit range of eNodeB identities (3GPP TS 36.413), of the test network 001-01; a fictional grid (ours)',
    isGridCell,
  ),
  inRange('mac', 'mac', '02, ten hexadecimal digits', reservedRanges.mac),
  recognised(
    'mac-documentation',
    'mac',
    '00005e0053, two hexadecimal digits',
    256n,
    'unicast addresses for documentation (RFC 9542)',
    /^00005e0053/,
  ),
  recognised(
    'mac-local',
    'mac',
    'second digit 2, 6, a or e',
    1n << 46n,
    'locally administered bit (IEEE 802): given to no maker; a phone may draw one at random for a while',
    /^.[26ae]/,
  ),
  used(
    'sid',
    'sid',
    dummyCdmaNetwork.sid,
    1n,
    "one fixed dummy; that SID 0 is nobody's is ours (C)",
    (plain) => plain === dummyCdmaNetwork.sid,
  ),
  used(
    'nid',
    'nid',
    dummyCdmaNetwork.nid,
    1n,
    'one fixed dummy: NID 65535 is reserved and names no network (3GPP2 C.S0005)',
    (plain) => plain === dummyCdmaNetwork.nid,
  ),
  used(
    'phone-number',
    'phone-number',
    dummyPhoneNumber,
    1n,
    'one fixed dummy, of the mobile numbers that the British regulator Ofcom keeps free for drama',
    (plain) => plain === dummyPhoneNumber,
  ),
  recognised(
    'phone-number-drama',
    'phone-number',
    '+447700900000 to +447700900999',
    1000n,
    'mobile numbers that the British regulator Ofcom keeps free for drama',
    /^\+447700900\d{3}$/,
  ),
  recognised(
    'phone-number-555',
    'phone-number',
    '+1, an area code, 5550100 to 5550199',
    80_000n,
    'line numbers 555-0100 to 0199 are kept for fiction (North American Numbering Plan)',
    /^\+1[2-9]\d\d55501\d\d$/,
  ),
  used('ip-192.0.2', 'ip', '192.0.2.0/24', 256n, 'TEST-NET-1 (RFC 5737)', (plain) => /^192\.0\.2\./.test(plain)),
  used('ip-198.51.100', 'ip', '198.51.100.0/24', 256n, 'TEST-NET-2 (RFC 5737)', (plain) =>
    /^198\.51\.100\./.test(plain),
  ),
  used('ip-203.0.113', 'ip', '203.0.113.0/24', 256n, 'TEST-NET-3 (RFC 5737)', (plain) => /^203\.0\.113\./.test(plain)),
  used('ip-198.18', 'ip', '198.18.0.0/15', 1n << 17n, 'for measurements of network devices (RFC 2544)', (plain) =>
    /^198\.1[89]\./.test(plain),
  ),
  used('ip-loopback', 'ip', '127.0.0.0/8', 1n << 24n, 'this machine itself (RFC 1122); on the wire', (plain) =>
    /^127\./.test(plain),
  ),
  recognised('ip-unspecified', 'ip', '0.0.0.0', 1n, 'the absence of an address (RFC 1122)', /^0\.0\.0\.0$/),
  used('ip-2001-db8', 'ip', '2001:db8::/32', 1n << 96n, 'for documentation (RFC 3849)', (plain) =>
    /^2001:db8(?::|$)/.test(plain),
  ),
  recognised('ip-loopback-6', 'ip', '::1', 1n, 'this machine itself (RFC 4291)', /^::1$/),
  used('host-example', 'host', 'example.org, example.com, example.net and names in them', 3n, 'RFC 2606', (plain) =>
    /(?:^|\.)example\.(?:org|com|net)$/.test(plain),
  ),
  used(
    'host-reserved',
    'host',
    'names that end in .example, .test, .invalid or .localhost; localhost',
    4n,
    'top-level names for documentation and tests (RFC 2606, RFC 6761)',
    (plain) => /(?:^|\.)(?:example|test|invalid|localhost)$/.test(plain),
  ),
];

/** The narrowest reserved range with this identifier in its plain form, or null. */
export function reservedRangeOf(kind: IdentityKind, plain: string): ReservedIdentity | null {
  return reservedIdentities.find((range) => range.kind === kind && range.contains(plain)) ?? null;
}

import { type ValueRule, valueRules } from './value-rule.ts';

/** What a field tells about: which kind of thing is identified. */
export type Sensitivity = 'device' | 'subscriber' | 'network-identifier' | 'location' | 'configuration';

/** A field of the registration report: what it means and where that is known from. */
export interface FieldDefinition {
  readonly name: string;
  readonly meaning: string;
  readonly sensitivity: Sensitivity;
  readonly reference: string;
  /** What a value may be, where that is known. */
  readonly rule?: ValueRule;
}

type Rest = Partial<Pick<FieldDefinition, 'reference' | 'rule'>>;

const field = (
  name: string,
  sensitivity: Sensitivity,
  meaning: string,
  { reference = 'dossier 2', ...rest }: Rest = {},
): FieldDefinition => ({ name, meaning, sensitivity, reference, ...rest });

const { build, terminal, meid, imei, iccid, imsi, mac, cell, slot, volte, access, date } = valueRules;
const sameModel = 'maker code and model; how it differs from MODEL is not known: here it does not';
const notGenuine = 'not a genuine field: only with `location: cell+gps` (dossier 1)';

/** The fields of the known versions, in no order (a version gives the order). "not known" is never guessed at. */
export const fieldDefinitions: readonly FieldDefinition[] = [
  field('REGVER', 'configuration', 'version of the report'),
  field('MEID', 'device', 'MEID: here the first 14 digits of the IMEI', { reference: 'dossier 6', rule: meid }),
  field('MODEL', 'configuration', 'maker code and model', { rule: valueRules.model }),
  field('MODELSMS', 'configuration', sameModel, { rule: valueRules.model }),
  field('SWVER', 'configuration', 'software build', { rule: build }),
  field('SIM1CDMAIMSI', 'subscriber', 'CDMA IMSI of SIM 1', { rule: imsi }),
  field('UETYPE', 'configuration', 'kind of terminal: 1 is a phone', { rule: terminal }),
  field('SIM1ICCID', 'subscriber', 'SIM card number (ICCID) of SIM 1', { reference: 'ITU-T E.118', rule: iccid }),
  field('SIM1LTEIMSI', 'subscriber', 'subscriber number (IMSI) of SIM 1', { reference: 'ITU-T E.212', rule: imsi }),
  field('SIM1TYPE', 'configuration', 'not known; sent empty'),
  field('SIM2CDMAIMSI', 'subscriber', 'CDMA IMSI of SIM 2', { rule: imsi }),
  field('SIM2ICCID', 'subscriber', 'SIM card number (ICCID) of SIM 2', { reference: 'ITU-T E.118', rule: iccid }),
  field('SIM2LTEIMSI', 'subscriber', 'subscriber number (IMSI) of SIM 2', { reference: 'ITU-T E.212', rule: imsi }),
  field('SIM2IMSI', 'subscriber', 'subscriber number (IMSI) of SIM 2', { reference: 'ITU-T E.212', rule: imsi }),
  field('SIM2TYPE', 'configuration', 'not known; sent empty'),
  field('SID', 'network-identifier', 'not known; by its name the identity of a CDMA system; here a fixed dummy', {
    reference: 'dossier 6',
  }),
  field('NID', 'network-identifier', 'not known; by its name the identity of a CDMA network; here a fixed dummy', {
    reference: 'dossier 6',
  }),
  field('MACID', 'network-identifier', 'MAC address of the Wi-Fi interface', { rule: mac }),
  field('OSVER', 'configuration', 'version of Android'),
  field('ROM', 'configuration', 'not known; here the size of the storage'),
  field('RAM', 'configuration', 'not known; here the size of the memory'),
  field('IMEI1', 'device', 'serial number of the modem (IMEI) 1', { reference: '3GPP TS 23.003', rule: imei }),
  field('IMEI2', 'device', 'serial number of the modem (IMEI) 2', { reference: '3GPP TS 23.003', rule: imei }),
  field('SIM1CELLID', 'location', 'serving cell of SIM 1: eNodeB * 256 + cell', {
    reference: '3GPP TS 36.413',
    rule: cell,
  }),
  field('SIM2CELLID', 'location', 'serving cell of SIM 2: eNodeB * 256 + cell', {
    reference: '3GPP TS 36.413',
    rule: cell,
  }),
  field('DATASIM', 'configuration', 'slot of the data SIM', { rule: slot }),
  field('SIM1VoLTESW', 'configuration', 'VoLTE of SIM 1: 1 on, 2 off, 3 not supported', { rule: volte }),
  field('SIM2VoLTESW', 'configuration', 'VoLTE of SIM 2: 1 on, 2 off, 3 not supported', { rule: volte }),
  field('ACCESSTYPE', 'configuration', 'how it is online: 1 mobile data, 2 Wi-Fi', { rule: access }),
  field('REGDATE', 'configuration', 'local date and time of the report', { rule: date }),
  field('MLPLVER', 'configuration', 'not known; optional, never sent here'),
  field('MSPLVER', 'configuration', 'not known; optional, never sent here'),
  field('MMEID', 'device', 'not known; optional, never sent here'),
];

/** Fields of no genuine version, which a scenario may add to any (dossier 1). */
export const addedFields: readonly FieldDefinition[] = [
  field('LATITUDE', 'location', notGenuine, { reference: 'ours' }),
  field('LONGITUDE', 'location', notGenuine, { reference: 'ours' }),
];

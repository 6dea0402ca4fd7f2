/** What a field tells about: which kind of thing is identified. */
export type Sensitivity = 'device' | 'subscriber' | 'network-identifier' | 'location' | 'configuration';

/** A field of the registration report: what it means and where that is known from. */
export interface FieldDefinition {
  readonly name: string;
  readonly meaning: string;
  readonly sensitivity: Sensitivity;
  readonly reference: string;
}

const field = (name: string, sensitivity: Sensitivity, meaning: string, reference = 'dossier 2'): FieldDefinition => ({
  name,
  meaning,
  sensitivity,
  reference,
});

/** Every field of the known versions, in no order (a version gives the order). "not known" is never guessed at. */
const definitions: readonly FieldDefinition[] = [
  field('REGVER', 'configuration', 'version of the report'),
  field('MEID', 'device', 'MEID: here the first 14 digits of the IMEI', 'dossier 6'),
  field('MODEL', 'configuration', 'maker code and model'),
  field('MODELSMS', 'configuration', 'maker code and model; how it differs from MODEL is not known: here it does not'),
  field('SWVER', 'configuration', 'software build'),
  field('SIM1CDMAIMSI', 'subscriber', 'CDMA IMSI of SIM 1'),
  field('UETYPE', 'configuration', 'kind of terminal: 1 is a phone'),
  field('SIM1ICCID', 'subscriber', 'SIM card number (ICCID) of SIM 1', 'ITU-T E.118'),
  field('SIM1LTEIMSI', 'subscriber', 'subscriber number (IMSI) of SIM 1', 'ITU-T E.212'),
  field('SIM1TYPE', 'configuration', 'not known; sent empty'),
  field('SIM2CDMAIMSI', 'subscriber', 'CDMA IMSI of SIM 2'),
  field('SIM2ICCID', 'subscriber', 'SIM card number (ICCID) of SIM 2', 'ITU-T E.118'),
  field('SIM2LTEIMSI', 'subscriber', 'subscriber number (IMSI) of SIM 2', 'ITU-T E.212'),
  field('SIM2IMSI', 'subscriber', 'subscriber number (IMSI) of SIM 2', 'ITU-T E.212'),
  field('SIM2TYPE', 'configuration', 'not known; sent empty'),
  field(
    'SID',
    'network-identifier',
    'not known; by its name the identity of a CDMA system; here a fixed dummy',
    'dossier 6',
  ),
  field(
    'NID',
    'network-identifier',
    'not known; by its name the identity of a CDMA network; here a fixed dummy',
    'dossier 6',
  ),
  field('MACID', 'network-identifier', 'MAC address of the Wi-Fi interface'),
  field('OSVER', 'configuration', 'version of Android'),
  field('ROM', 'configuration', 'not known; here the size of the storage'),
  field('RAM', 'configuration', 'not known; here the size of the memory'),
  field('IMEI1', 'device', 'serial number of the modem (IMEI) 1', '3GPP TS 23.003'),
  field('IMEI2', 'device', 'serial number of the modem (IMEI) 2', '3GPP TS 23.003'),
  field('SIM1CELLID', 'location', 'serving cell of SIM 1: eNodeB * 256 + cell', '3GPP TS 36.413'),
  field('SIM2CELLID', 'location', 'serving cell of SIM 2: eNodeB * 256 + cell', '3GPP TS 36.413'),
  field('DATASIM', 'configuration', 'slot of the data SIM'),
  field('SIM1VoLTESW', 'configuration', 'VoLTE of SIM 1: 1 on, 2 off, 3 not supported'),
  field('SIM2VoLTESW', 'configuration', 'VoLTE of SIM 2: 1 on, 2 off, 3 not supported'),
  field('ACCESSTYPE', 'configuration', 'how it is online: 1 mobile data, 2 Wi-Fi'),
  field('REGDATE', 'configuration', 'local date and time of the report'),
  field('MLPLVER', 'configuration', 'not known; optional, never sent here'),
  field('MSPLVER', 'configuration', 'not known; optional, never sent here'),
  field('MMEID', 'device', 'not known; optional, never sent here'),
  field('LATITUDE', 'location', 'not a genuine field: only with `location: cell+gps` (dossier 1)', 'ours'),
  field('LONGITUDE', 'location', 'not a genuine field: only with `location: cell+gps` (dossier 1)', 'ours'),
];

const byName = new Map(definitions.map((definition) => [definition.name, definition]));

/** The definition of a field, or undefined for a name that no version has. */
export function fieldDefinition(name: string): FieldDefinition | undefined {
  return byName.get(name);
}

/** The names of all known fields. */
export const fieldNames: readonly string[] = definitions.map((definition) => definition.name);

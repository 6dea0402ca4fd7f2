import {
  CELL_COUNT,
  cellId,
  cellPosition,
  formatDateTime,
  type Model,
  meidOfImei,
  type Report,
  reportVersions,
} from '@phonehome/shared';
import type { PhoneIdentity } from '../device/identity.ts';
import type { Phone } from '../device/phone.ts';

const UETYPE_PHONE = '1';
const ACCESS_TYPES = { mobile: '1', wifi: '2', none: '' } as const;
const VOLTE_SWITCHES = { on: '1', off: '2', 'not-supported': '3' } as const;

/** What the report is about. */
export interface ReportSource {
  readonly model: Model;
  readonly identity: PhoneIdentity;
  readonly phone: Phone;
  /** Local time of the phone in milliseconds since 1970-01-01 00:00. */
  readonly local_ms: number;
  /** Whether to add the two fields that are not genuine (dossier 1). */
  readonly with_coordinates: boolean;
}

/** The report of the 7.0/8.0 phone client (dossier 2), keys in the order of the version. */
export function collectReport(source: ReportSource): Report {
  const { model, identity, phone } = source;
  const version = reportVersions.get(phone.build.regver);
  if (!version) throw new RangeError(`no report version ${phone.build.regver}`);
  const [sim1, sim2] = [0, 1].map((slot) => simFields(source, slot)) as [SimFields, SimFields];
  const values: Record<string, string> = {
    REGVER: version.regver,
    MEID: meidOfImei(identity.imeis[0] ?? ''),
    MODEL: model.model,
    SWVER: phone.build.display_id,
    SIM1CDMAIMSI: sim1.cdma_imsi,
    UETYPE: UETYPE_PHONE,
    SIM1ICCID: sim1.iccid,
    SIM1LTEIMSI: sim1.imsi,
    SIM2CDMAIMSI: sim2.cdma_imsi,
    SIM2ICCID: sim2.iccid,
    SIM2LTEIMSI: sim2.imsi,
    MACID: identity.mac,
    OSVER: model.os_version,
    ROM: model.rom,
    RAM: model.ram,
    IMEI1: identity.imeis[0] ?? '',
    IMEI2: identity.imeis[1] ?? '',
    SIM1CELLID: sim1.cell,
    SIM2CELLID: sim2.cell,
    DATASIM: String(phone.data_slot),
    SIM1VoLTESW: sim1.volte,
    SIM2VoLTESW: sim2.volte,
    ACCESSTYPE: ACCESS_TYPES[phone.network],
    REGDATE: formatDateTime(source.local_ms),
  };
  const report = Object.fromEntries(version.fields.map((name) => [name, values[name] ?? '']));
  if (!source.with_coordinates) return report;
  const { latitude, longitude } = cellPosition(phone.cell);
  return { ...report, LATITUDE: latitude, LONGITUDE: longitude };
}

interface SimFields {
  readonly iccid: string;
  readonly imsi: string;
  readonly cdma_imsi: string;
  readonly cell: string;
  readonly volte: string;
}

/** The second SIM is served by the neighbouring sector (ours): two operators, two cells. */
function simFields({ identity, phone }: ReportSource, slot: number): SimFields {
  const sim = phone.sims[slot];
  const card = identity.sims[slot];
  if (!sim || !card) return { iccid: '', imsi: '', cdma_imsi: '', cell: '', volte: '' };
  return {
    iccid: card.iccid,
    imsi: card.imsi,
    cdma_imsi: sim.card === 'china-telecom' ? card.imsi : '',
    cell: phone.in_service ? cellId((phone.cell + slot) % CELL_COUNT) : '',
    volte: VOLTE_SWITCHES[sim.volte],
  };
}

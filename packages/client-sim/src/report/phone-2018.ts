import { formatDateTime, type Report } from '@phonehome/shared';
import { fillReport } from './fill.ts';
import { simFields } from './sim-fields.ts';
import type { ReportSource } from './source.ts';

const ACCESS_TYPES = { mobile: '1', wifi: '2', none: '' } as const;

/** The report of the 7.0/8.0 phone client (dossier 2), keys in the order of the version. */
export function collectReport(source: ReportSource): Report {
  const { model, identity, phone } = source;
  const sim1 = simFields(source, 0);
  const sim2 = simFields(source, 1);
  return fillReport(source, phone.build.regver, {
    MODEL: model.model,
    SIM2CDMAIMSI: sim2.cdma_imsi,
    SIM2ICCID: sim2.iccid,
    SIM2LTEIMSI: sim2.imsi,
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
  });
}

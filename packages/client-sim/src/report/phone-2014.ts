import { dummyCdmaNetwork, phone2014, type Report } from '@phonehome/shared';
import { fillReport } from './fill.ts';
import { simFields } from './sim-fields.ts';
import type { ReportSource } from './source.ts';

/** The report of REGVER 1.0, that of the clients of 2014 (dossier 2): no IMEI, no cell, no date. */
export function collectReport2014(source: ReportSource): Report {
  return fillReport(source, phone2014.regvers[0], {
    MODELSMS: source.model.model,
    SIM2IMSI: simFields(source, 1).imsi,
    SID: dummyCdmaNetwork.sid,
    NID: dummyCdmaNetwork.nid,
  });
}

import type { PhoneRun } from '@phonehome/simulation';
import type { Access } from '../network/device-network.ts';

/** What other applications can read of a phone: the same numbers that reports carry. */
export interface PhoneFacts {
  readonly imei: string;
  readonly mac: string;
  readonly iccid: string;
  readonly imsi: string;
  readonly model: string;
  readonly os_version: string;
  readonly build: string;
  readonly network: Access;
}

/** What a phone tells other applications at this moment. */
export function phoneFacts({ identity, cohort, phone }: PhoneRun, network: Access): PhoneFacts {
  const { model, os_version } = cohort.model;
  const { imeis, mac, sims } = identity;
  const { iccid = '', imsi = '' } = sims.find((sim) => sim.iccid !== '') ?? {};
  return { imei: imeis[0] ?? '', mac, iccid, imsi, model, os_version, build: phone.build.display_id, network };
}

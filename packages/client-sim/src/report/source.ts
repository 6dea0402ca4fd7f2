import type { Model } from '@phonehome/shared';
import type { PhoneIdentity } from '../device/identity.ts';
import type { Phone } from '../device/phone.ts';

/** What a report is about. */
export interface ReportSource {
  readonly model: Model;
  readonly identity: PhoneIdentity;
  readonly phone: Phone;
  /** Local time of the phone in milliseconds since 1970-01-01 00:00. */
  readonly local_ms: number;
  /** Whether to add the two fields that are not genuine (dossier 1). */
  readonly with_coordinates: boolean;
}

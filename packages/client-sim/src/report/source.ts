import type { Model } from '@phonehome/shared';
import type { PhoneIdentity } from '../device/identity.ts';
import type { Phone } from '../device/phone.ts';
import type { Disclosure } from './disclosure.ts';

/** What of a phone a report tells of. */
export type ReportedPhone = Pick<Phone, 'build' | 'sims' | 'data_slot' | 'in_service' | 'network' | 'cell'>;

/** What a report is about. */
export interface ReportSource {
  readonly model: Model;
  readonly identity: PhoneIdentity;
  readonly phone: ReportedPhone;
  /** Local time of the phone in milliseconds since 1970-01-01 00:00. */
  readonly local_ms: number;
  /** Whether to add the two fields that are not genuine (dossier 1). */
  readonly with_coordinates: boolean;
  /** What of it is told; null or left out for all, as every known client does. The same object for the same. */
  readonly disclosure?: Disclosure | null;
}

/** Whether two reports of one phone tell the same but for their dates. What is compared is never changed in its place. */
export function isSameButDate(a: ReportSource, b: ReportSource): boolean {
  const [p, q] = [a.phone, b.phone];
  return (
    p.network === q.network &&
    p.cell === q.cell &&
    p.in_service === q.in_service &&
    p.data_slot === q.data_slot &&
    p.build === q.build &&
    p.sims === q.sims &&
    a.identity.sims === b.identity.sims &&
    a.identity.imeis === b.identity.imeis &&
    a.identity.mac === b.identity.mac &&
    a.model === b.model &&
    a.with_coordinates === b.with_coordinates &&
    a.disclosure === b.disclosure
  );
}

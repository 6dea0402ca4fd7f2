import { type Activation, formatDate, type Model, MS_PER_DAY, type ResolvedBuild } from '@phonehome/shared';
import type { PhoneIdentity } from '../device/identity.ts';

/** What an activation is about: of the phone only what the warranty needs. */
export interface ActivationSource {
  readonly model: Pick<Model, 'model'>;
  readonly identity: Pick<PhoneIdentity, 'imeis'>;
  readonly build: Pick<ResolvedBuild, 'display_id'>;
  /** The label of the country that the user chose at set-up, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Local time of the phone in milliseconds since 1970-01-01 00:00. */
  readonly local_ms: number;
}

/** The fields of the maker's activation (ours): of two IMEIs the first, of the time the day. */
export function collectActivation({ model, identity, build, country, local_ms }: ActivationSource): Activation {
  return {
    model: model.model,
    build: build.display_id,
    imei: identity.imeis[0] ?? '',
    country,
    date: formatDate(Math.floor(local_ms / MS_PER_DAY)),
  };
}

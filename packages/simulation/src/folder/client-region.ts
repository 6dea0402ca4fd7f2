import { includes, regionNamed } from '@phonehome/variants';

/** The country whose variant the China Telecom client is made for (dossier 5). */
const CLIENT_COUNTRY = 'CN';

/** Whether a build of this label is one that the China Telecom client is made for: of that country, and of no other. */
export function isClientRegion(region_label: string): boolean {
  const { countries } = regionNamed(region_label);
  return 'only' in countries && includes(countries, CLIENT_COUNTRY);
}

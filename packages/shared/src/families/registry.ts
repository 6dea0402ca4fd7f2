import { encodeDressed } from './dress.ts';
import type { Family } from './family.ts';
import { kaios2020 } from './kaios-2020.ts';
import { lteModule } from './lte-module.ts';
import { mediatek2014 } from './mediatek-2014.ts';
import { phone2014 } from './phone-2014.ts';
import { phone2017 } from './phone-2017.ts';
import type { EncodeReport } from './request-form.ts';

const registry = {
  'phone-2014': phone2014,
  'phone-2017': phone2017,
  'mediatek-2014': mediatek2014,
  'kaios-2020': kaios2020,
  'lte-module': lteModule,
} as const satisfies Record<string, Family>;

/** The name of a family, as scenarios have it. */
export type ClientFamily = keyof typeof registry;

/** The families of self-registration clients by name. A family is a data file here and a behaviour file in client-sim. */
export const families: Readonly<Record<ClientFamily, Family>> = registry;

/** The names of all families. */
export const clientFamilies = Object.keys(registry) as ClientFamily[];

/** The family of a build that names none: that of the incident. */
export const DEFAULT_FAMILY: ClientFamily = 'phone-2017';

/** The versions of the report that some family sends, in no particular order. */
export const sentVersions: readonly string[] = [...new Set(clientFamilies.flatMap((name) => families[name].regvers))];

/** The names that a request may have in its Host header: the families' own, and those that builds have instead. */
export function namedHosts(builds: readonly { readonly host?: string }[]): string[] {
  const own = clientFamilies.map((name) => families[name].dress.host);
  return [...new Set([...own, ...builds.flatMap(({ host }) => host ?? [])])];
}

/** The server that the request of a family's client names: that of the build, or without one the family's own. */
export function reportHost(family: ClientFamily, of_build: string | null): string {
  return of_build ?? families[family].dress.host;
}

/** What makes the bytes of the request of each family's client; without a host, that of the family. */
export const familyEncoders = Object.fromEntries(
  clientFamilies.map((name): [ClientFamily, EncodeReport] => {
    const { dress } = families[name];
    return [name, (report, host) => encodeDressed(dress, report, host)];
  }),
) as Readonly<Record<ClientFamily, EncodeReport>>;

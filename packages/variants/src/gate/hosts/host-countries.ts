/** Where the server of a host name stands, as far as it is declared. */
export interface HostCountry {
  /** A host name, or `*.` and a domain for all names in it. */
  readonly host: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly source: string;
}

/**
 * Hosts to countries. Those of the knowledge base have theirs there; a rules file adds the maker's own. Names are never
 * resolved: where a server is, is declared, not asked.
 */
export const hostCountries: readonly HostCountry[] = [
  { host: '*.cn', country: 'CN', source: 'IANA root zone: .cn is the registry of China (CNNIC), dossier 1' },
  { host: '*.xn--fiqs8s', country: 'CN', source: 'IANA root zone: .中国' },
  { host: '*.xn--fiqz9s', country: 'CN', source: 'IANA root zone: .中國' },
  { host: '*.ru', country: 'RU', source: 'IANA root zone: .ru' },
  { host: '*.xn--p1ai', country: 'RU', source: 'IANA root zone: .рф' },
];

/** The country of a host by the longest name of a table that it is or is in; null where none tells. */
export function countryOfHost(host: string, table: readonly HostCountry[]): HostCountry | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  const fitting = table.filter((row) =>
    row.host.startsWith('*.') ? name.endsWith(row.host.slice(1).toLowerCase()) : name === row.host.toLowerCase(),
  );
  return fitting.sort((a, b) => b.host.length - a.host.length)[0] ?? null;
}

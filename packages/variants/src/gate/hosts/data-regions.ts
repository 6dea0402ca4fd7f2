import { type Countries, contains } from '../../regions/region.ts';

/** Where the data of a build may go. */
export interface DataRegion {
  /** For builds whose label is this region or lies within it. */
  readonly label: string;
  /** Regions or country codes that data may go to; every other is outside. */
  readonly allows?: readonly string[];
  /** In the place of `allows`: anywhere but there. */
  readonly forbids?: readonly string[];
  readonly source: string;
}

/** The declared data regions; a rules file declares a maker's own. The narrowest region that a label lies in counts. */
export const dataRegions: readonly DataRegion[] = [
  { label: 'CN', allows: ['CN'], source: 'dossier 5: the CN variant reports within China' },
  {
    label: 'WW',
    forbids: ['CN'],
    source: 'dossier 1 and 5: meant for another country; a cloud region in Singapore serves Europe',
  },
  {
    label: 'EEA',
    // With an adequacy decision: GDPR Art. 45. Singapore has none; dossier 1 has it as the place of the maker's server.
    allows: ['EEA', 'AD', 'AR', 'CA', 'CH', 'FO', 'GB', 'GG', 'IL', 'IM', 'JE', 'JP', 'KR', 'NZ', 'US', 'UY'],
    source:
      'GDPR Art. 44-49 (dossier 8); countries with an adequacy decision (Art. 45). Others need a safeguard: declare it',
  },
];

/** The declaration for a label, or null. `countriesOf` gives the countries of a region's name. */
export function dataRegionFor(
  label: Countries,
  table: readonly DataRegion[],
  countriesOf: (name: string) => Countries,
): DataRegion | null {
  const fitting = table.filter((row) => contains(countriesOf(row.label), label));
  const narrowest = fitting.find((row) =>
    fitting.every((other) => contains(countriesOf(other.label), countriesOf(row.label))),
  );
  return narrowest ?? fitting[0] ?? null;
}

import type { Region } from '../regions/region.ts';
import { regions } from '../regions/regions.ts';
import { type DataRegion, dataRegions } from './hosts/data-regions.ts';
import { type HostCountry, hostCountries } from './hosts/host-countries.ts';
import type { LabelRow } from './label/label-row.ts';
import { labelTable } from './label/label-table.ts';
import type { Rule } from './rule.ts';
import { shippedRules } from './rules.ts';
import type { Suppression } from './suppression.ts';

/** All that a gate is held against: rules with the tables that they read, and what was accepted in spite of them. */
export interface Policy {
  readonly rules: readonly Rule[];
  readonly labels: readonly LabelRow[];
  readonly regions: readonly Region[];
  readonly data_regions: readonly DataRegion[];
  readonly hosts: readonly HostCountry[];
  readonly suppressions: readonly Suppression[];
}

/** The policy that phonehome comes with. */
export const shippedPolicy: Policy = {
  rules: shippedRules,
  labels: labelTable,
  regions,
  data_regions: dataRegions,
  hosts: hostCountries,
  suppressions: [],
};

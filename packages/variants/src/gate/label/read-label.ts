import type { BuildFacts, PropertyFact } from '../../facts/facts.ts';
import type { Source } from '../../facts/source.ts';
import type { Region } from '../../regions/region.ts';
import { regionNamed } from '../../regions/regions.ts';
import type { LabelRow } from './label-row.ts';

/** A longer value is no label, and a pattern need not walk it. */
const VALUE_CHARACTERS_MAX = 512;

/** A region that something tells. */
export interface ToldRegion {
  readonly region: Region;
  /** `ro.build.display.id is 00WW_3_39B`. */
  readonly because: string;
  readonly tells: LabelRow['tells'];
  readonly source: Source | null;
}

/** The regions that a build's properties tell, the most trusted first. */
export function readRegions(
  facts: BuildFacts,
  table: readonly LabelRow[],
  regions: readonly Region[],
): readonly ToldRegion[] {
  // What a running phone tells is the outcome of all its files.
  const properties = [...facts.properties].sort((a, b) => rank(a) - rank(b));
  return table.flatMap((row) => {
    const names = row.properties.map(nameMatcher);
    const pattern = new RegExp(row.pattern, 'i');
    return properties
      .filter(({ name, value }) => value.length <= VALUE_CHARACTERS_MAX && names.some((matches) => matches(name)))
      .flatMap(({ name, value, source }): ToldRegion[] => {
        const says = saying(pattern, value);
        if (says === null) return [];
        const region = regionNamed(row.values?.[says] ?? says, regions);
        if (row.only && !row.only.includes(region.id)) return [];
        return [{ region, because: `${name} is ${value}`, tells: row.tells, source }];
      });
  });
}

/** The label of a build: the one given, else the first known region that a property tells, else the first, else a fallback. */
export function labelOf(given: ToldRegion | null, told: readonly ToldRegion[]): ToldRegion | null {
  if (given) return given;
  const labels = told.filter(({ tells }) => tells === 'label');
  const fallback = told.find(({ tells }) => tells === 'fallback') ?? null;
  return labels.find(({ region }) => region.known) ?? labels[0] ?? fallback;
}

function saying(pattern: RegExp, value: string): string | null {
  const match = pattern.exec(value.trim());
  if (!match) return null;
  return (match.slice(1).find((group) => group !== undefined) ?? match[0]).toUpperCase();
}

function rank({ layer }: PropertyFact): number {
  return layer === 'effective' ? 0 : 1;
}

function nameMatcher(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`);
  return (name) => whole.test(name);
}

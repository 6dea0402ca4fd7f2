import { parseBuildNumber } from './build-number.ts';
import type { BuildFacts } from './facts/facts.ts';
import { propertyValue } from './resolve/properties.ts';
import { type ScenarioBuild, scenarioBuildFacts } from './scenario/build-facts.ts';

/** What tells a build from others (dossier 5); null for what is not told. */
export interface BuildIdentity {
  readonly model: string | null;
  /** The region variant as the number of the build has it: `WW`. The gate reads labels in further ways. */
  readonly region_variant: string | null;
  readonly display_id: string | null;
  /** `3_39B`. */
  readonly base_version: string | null;
  readonly service_pack: number | null;
  /** `YYYY-MM-DD`, or `YYYY-MM`. */
  readonly patch_level: string | null;
  readonly fingerprint: string | null;
  /** No property tells it. */
  readonly batch: string | null;
}

/** Identifies a build by its properties; its region variant, base version and service pack by its number. */
export function buildIdentity(facts: BuildFacts): BuildIdentity {
  const display_id = propertyValue(facts, 'ro.build.display.id');
  const number = parseBuildNumber(display_id ?? '');
  return {
    model: propertyValue(facts, 'ro.product.model'),
    region_variant: number?.region ?? null,
    display_id,
    base_version: number?.base ?? null,
    service_pack: number?.service_pack ?? null,
    patch_level: propertyValue(facts, 'ro.build.version.security_patch'),
    fingerprint: propertyValue(facts, 'ro.build.fingerprint'),
    batch: null,
  };
}

/** Identifies a build of a scenario: what it states itself counts before what its number tells. */
export function scenarioBuildIdentity(build: ScenarioBuild): BuildIdentity {
  const told = buildIdentity(scenarioBuildFacts('the build', build, undefined));
  return {
    ...told,
    region_variant: build.region_label,
    base_version: build.base_version ?? told.base_version,
    service_pack: build.service_pack ?? told.service_pack,
    batch: build.batch ?? null,
  };
}

import { relative } from 'node:path';
import type { Scenario } from '@phonehome/shared';
import {
  anyPhone,
  type BuildFacts,
  buildHistories,
  type GivenLabel,
  type KnownClient,
  type ResolvedClient,
  resolveAnyOf,
  type Source,
  scenarioBuildFacts,
} from '@phonehome/variants';
import { type ScenarioFile, scenarioPath } from '../scenario-files.ts';
import type { Release } from './checked.ts';

/** A build of a scenario, ready to be judged. */
export interface ScenarioBuildInput {
  readonly facts: BuildFacts;
  readonly clients: readonly ResolvedClient[];
  readonly label: GivenLabel;
  readonly released: readonly Release[];
}

/**
 * The builds of a scenario in the order in which the file has them: what runs in each on a phone that has had any of the
 * builds before it, and when phones got it. Findings point at the line of the scenario file where the build stands.
 */
export function scenarioBuilds(
  name: string,
  { scenario, text }: ScenarioFile,
  knowledge: readonly KnownClient[],
): ScenarioBuildInput[] {
  const histories = buildHistories(scenario);
  return Object.entries(scenario.builds).map(([id, build]) => {
    const source: Source = { file: shortened(scenarioPath(name)), line: lineOf(text, id) };
    const facts = placed(scenarioBuildFacts(id, build, scenario.fix), titleOf(scenario, id), source);
    const ways = histories.get(id) ?? [];
    const persisted = ways.flatMap((way) => way.persisted);
    return {
      facts,
      clients: resolveAnyOf(facts, knowledge, [
        anyPhone,
        ...persisted.map((left) => ({ ...anyPhone, persisted: left })),
      ]),
      label: { label: build.region_label, because: 'region_label of the scenario', source },
      released: ways.map(({ cohort, date, by, update }) => ({ cohort, date, by, update })),
    };
  });
}

/** A path from the working folder, where it lies in it. */
function shortened(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}

function titleOf({ id, builds }: Scenario, build: string): string {
  return `${id}: ${build} (${builds[build]?.display_id})`;
}

/** Facts with the place where a reader finds them, in the place of the build's name. */
function placed(facts: BuildFacts, name: string, source: Source): BuildFacts {
  const at = <T extends { readonly source: Source }>(all: readonly T[]): T[] => all.map((one) => ({ ...one, source }));
  return {
    ...facts,
    name,
    properties: at(facts.properties),
    packages: at(facts.packages),
    overlays: at(facts.overlays),
    carrier_config: at(facts.carrier_config),
    files: at(facts.files),
    texts: at(facts.texts),
  };
}

/** The line of a scenario file on which a build begins; null where it is not written as usual. */
function lineOf(text: string, id: string): number | null {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => /^builds:/.test(line));
  const at = lines.findIndex((line, i) => i > from && line.trimEnd().startsWith(`  ${id}:`));
  return from < 0 || at < 0 ? null : at + 1;
}

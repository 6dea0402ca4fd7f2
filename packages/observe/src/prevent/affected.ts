import { PhonehomeError, type Scenario } from '@phonehome/shared';
import {
  anyPhone,
  buildHistories,
  clientState,
  counted,
  type Finding,
  judgeBuild,
  knownClients,
  resolveAnyOf,
  scenarioBuildFacts,
  shippedPolicy,
} from '@phonehome/variants';

/** The parts that the builds and cohorts of a scenario have in a story about a client of another region. */
export interface Affected {
  /** Builds that the release gate refuses, and by which rules. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** Builds with a client that runs, and that the gate lets pass: where it belongs. */
  readonly intended: ReadonlySet<string>;
  /** Cohorts whose phones ever get a refused build. */
  readonly cohorts: ReadonlySet<string>;
  /** Cohorts of which some build is an intended one, and none is refused. */
  readonly at_home: ReadonlySet<string>;
  /** By cohort: the builds that its phones run, in order of time. */
  readonly builds_of: ReadonlyMap<string, readonly string[]>;
}

/** The day decides which suppressions hold, of which the shipped policy has none. */
const ANY_DAY = '2019-01-01';

/** Judges the builds of a scenario, and says whose phones are concerned. */
export function affectedOf(scenario: Scenario): Affected {
  const histories = buildHistories(scenario);
  const refused = new Map<string, readonly string[]>();
  const intended = new Set<string>();
  const builds_of = new Map<string, string[]>(scenario.cohorts.map(({ id }) => [id, []]));
  for (const [id, ways] of histories) for (const { cohort } of ways) builds_of.get(cohort)?.push(id);
  for (const [id, build] of Object.entries(scenario.builds)) {
    const facts = scenarioBuildFacts(id, build, scenario.fix);
    const left = (histories.get(id) ?? []).flatMap(({ persisted }) => persisted);
    const region = { label: build.region_label, because: 'region_label', source: null };
    const clients = resolveAnyOf(facts, knownClients, [
      anyPhone,
      ...left.map((persisted) => ({ ...anyPhone, persisted })),
    ]);
    const { verdict, findings } = judgeBuild(facts, clients, { policy: shippedPolicy, region, today: ANY_DAY });
    if (verdict === 'fail') refused.set(id, failed(findings));
    else if (['on', 'default-on'].includes(clientState(build, scenario.fix).state)) intended.add(id);
  }
  const cohortsWith = (all: { has(build: string): boolean }): string[] =>
    [...builds_of].filter(([, builds]) => builds.some((build) => all.has(build))).map(([cohort]) => cohort);
  const cohorts = new Set(cohortsWith(refused));
  return {
    refused,
    intended,
    cohorts,
    at_home: new Set(cohortsWith(intended).filter((cohort) => !cohorts.has(cohort))),
    builds_of,
  };
}

function failed(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter((finding) => counted(finding) === 'fail').map(({ rule }) => rule))];
}

/** @throws PhonehomeError SCENARIO_INVALID where no phone runs a client of another region, so that nothing could be prevented */
export function refuseWithoutLeak({ id }: Scenario, { cohorts }: Affected): void {
  if (cohorts.size > 0) return;
  const what = `${id}: no phone gets a build that the release gate refuses, so there is nothing to prevent`;
  const remedy =
    'Use a scenario in which phones of one region run the client of another, such as `incident`, and enough of its days';
  throw new PhonehomeError('SCENARIO_INVALID', [{ what, remedy }]);
}

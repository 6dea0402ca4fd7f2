import { DEFAULT_FAMILY, families } from '../families/registry.ts';
import { parseDate, parseUtcOffset } from '../time/civil.ts';
import { checkExpectation } from './check-expectation.ts';
import { checkBehaviourFigures, checkTimings } from './check-figures.ts';
import { checkOccasions } from './check-occasions.ts';
import { checkPolicy } from './check-policy.ts';
import { checkRollout } from './check-rollout.ts';
import { checkSafeguards } from './check-safeguards.ts';
import { found, known, unique } from './findings.ts';
import type { Build, Update } from './schema/phones.ts';
import type { Scenario } from './schema/scenario.ts';
import type { ClientResolver } from './world.ts';
import type { Finding, Path } from './yaml-file.ts';

/** Everything about a scenario that its schema cannot say: dates, references between its parts, contradictions. */
export function checkScenario(scenario: Scenario, clientOf?: ClientResolver): Finding[] {
  return [
    ...checkDates(scenario),
    ...checkCohorts(scenario),
    ...checkUpdates(scenario),
    ...checkBuilds(scenario, clientOf),
    ...Object.entries(scenario.behaviours).flatMap(([id, behaviour]) => [
      ...(behaviour.hours.some((weight) => weight > 0)
        ? []
        : [found(['behaviours', id, 'hours'], 'every hour has weight 0', 'Give some hour a weight')]),
      ...(behaviour.wakes_per_day.min <= behaviour.wakes_per_day.max
        ? []
        : [found(['behaviours', id, 'wakes_per_day', 'min'], 'min is above max', 'Exchange the two')]),
      ...checkBehaviourFigures(behaviour, ['behaviours', id]),
    ]),
    ...checkTimings(scenario),
    ...checkOccasions(scenario),
    ...checkSafeguards(scenario),
    ...checkPolicy(scenario.policy, ['policy'], scenario),
    ...scenario.remarks.flatMap((remark, i) =>
      resolves(scenario, remark.on)
        ? []
        : [found(['remarks', i, 'on'], `there is no field ${remark.on}`, 'Name a field of this file')],
    ),
    ...unique(scenario.expect, ['expect']),
    ...scenario.expect.flatMap((expectation, i) => checkExpectation(scenario, expectation, ['expect', i])),
  ];
}

function checkDates(scenario: Scenario): Finding[] {
  const findings: Finding[] = [];
  const date = (text: string, path: Path): number => {
    const days = parseDate(text);
    if (days === null) findings.push(found(path, `there is no day ${text}`, 'Write a day of the calendar'));
    return days ?? Number.NaN;
  };
  const start = date(scenario.start, ['start']);
  const end = date(scenario.end, ['end']);
  if (end <= start) findings.push(found(['end'], 'the scenario ends before it starts', 'Use a later day'));
  let before = Number.NEGATIVE_INFINITY;
  scenario.phases.forEach((phase, i) => {
    const path = ['phases', i, 'from'];
    const from = date(phase.from, path);
    if (i === 0 && from !== start && !Number.isNaN(from) && !Number.isNaN(start)) {
      findings.push(found(path, 'the first phase does not begin with the scenario', `Write ${scenario.start}`));
    }
    if (from <= before)
      findings.push(found(path, 'begins no later than the phase before it', 'Put the phases in order'));
    if (from >= end) findings.push(found(path, 'begins after the end of the scenario', 'Use an earlier day'));
    before = from;
  });
  scenario.updates.forEach((update, i) => {
    const released = date(update.released, ['updates', i, 'released']);
    if (released < start || released >= end) {
      const remedy = `Use a day from ${scenario.start} to before ${scenario.end}`;
      findings.push(found(['updates', i, 'released'], 'is outside the scenario', remedy));
    }
  });
  return [...findings, ...unique(scenario.phases, ['phases'])];
}

function checkCohorts(scenario: Scenario): Finding[] {
  return [
    ...unique(scenario.cohorts, ['cohorts']),
    ...scenario.cohorts.flatMap((cohort, i) => {
      const path: Path = ['cohorts', i];
      const slots = scenario.models[cohort.model]?.sim_slots ?? 2;
      const twin = scenario.cohorts.find((other) => other.id === cohort.twin_of);
      const findings = [
        ...known(scenario.models, cohort.model, [...path, 'model'], 'models'),
        ...known(scenario.builds, cohort.build, [...path, 'build'], 'builds'),
        ...known(scenario.behaviours, cohort.behaviour, [...path, 'behaviour'], 'behaviours'),
        ...cohort.sims.flatMap((sim, k) => known(scenario.sims, sim, [...path, 'sims', k], 'sims')),
        ...(cohort.swaps_to ? known(scenario.sims, cohort.swaps_to, [...path, 'swaps_to'], 'sims') : []),
      ];
      if (cohort.sims.length > slots) {
        findings.push(
          found([...path, 'sims'], `the model has ${slots} SIM slot`, 'Take a card out or change the model'),
        );
      }
      if (cohort.data_sim > cohort.sims.length) {
        findings.push(found([...path, 'data_sim'], `slot ${cohort.data_sim} holds no card`, 'Name a slot with a card'));
      }
      if (parseUtcOffset(cohort.utc_offset) === null) {
        findings.push(
          found([...path, 'utc_offset'], `there is no offset ${cohort.utc_offset}`, 'Write one such as "+01:00"'),
        );
      }
      if (cohort.twin_of !== undefined && (!twin || twin.twin_of !== undefined)) {
        findings.push(
          found([...path, 'twin_of'], `${cohort.twin_of} is no other cohort without a twin of its own`, 'Name one'),
        );
      } else if (twin && twin.weight !== cohort.weight) {
        findings.push(
          found([...path, 'weight'], `twins need the same weight; ${twin.id} has ${twin.weight}`, 'Make them equal'),
        );
      }
      return findings;
    }),
  ];
}

function checkUpdates(scenario: Scenario): Finding[] {
  const cohorts = Object.fromEntries(scenario.cohorts.map((cohort) => [cohort.id, cohort]));
  return [
    ...unique(scenario.updates, ['updates']),
    ...scenario.updates.flatMap((update, i) => [
      ...known(scenario.builds, update.to, ['updates', i, 'to'], 'builds'),
      ...(update.brings_client && scenario.updates.slice(0, i).some((earlier) => bringsToo(earlier, update))
        ? [found(['updates', i, 'brings_client'], 'an earlier update brings the client to the same cohort', 'Mark one')]
        : []),
      ...update.cohorts.flatMap((id, k) => known(cohorts, id, ['updates', i, 'cohorts', k], 'cohorts')),
      ...checkRollout(update, scenario, ['updates', i]),
    ]),
  ];
}

/** Whether two updates both bring the client to some cohort, so that `origin: factory` could mean either. */
function bringsToo(earlier: Update, later: Update): boolean {
  return earlier.brings_client === true && earlier.cohorts.some((id) => later.cohorts.includes(id));
}

function checkBuilds(scenario: Scenario, clientOf?: ClientResolver): Finding[] {
  const findings: Finding[] = [];
  const fingerprints = new Map<string, string>();
  if (scenario.fix !== undefined && !Object.values(scenario.builds).some(({ client }) => client === 'fixed')) {
    findings.push(
      found(['fix'], 'no build has `client: fixed`, so this says nothing', 'Delete it, or give a build that'),
    );
  }
  for (const [id, build] of Object.entries(scenario.builds)) {
    if (build.client === 'fixed' && scenario.fix === undefined) {
      findings.push(found(['builds', id, 'client'], '`fixed` needs to know how', 'Add `fix: switch` or `fix: remove`'));
    }
    const path = ['builds', id];
    findings.push(...checkFacts(build, path));
    if (!build.facts) findings.push(...checkFamily(build, path));
    else if (clientOf && !build.client) findings.push(...checkResolved(build, scenario.fix, clientOf, path));
    const twin = fingerprints.get(build.fingerprint);
    if (twin) {
      const what = `the build ${twin} has the same fingerprint, so the client would take the two for one`;
      findings.push(found(['builds', id, 'fingerprint'], what, 'Give each build its own'));
    }
    fingerprints.set(build.fingerprint, id);
  }
  return findings;
}

function checkFamily({ family = DEFAULT_FAMILY, regver, client }: Build, path: Path): Finding[] {
  const { regvers, master_switch } = families[family];
  const findings: Finding[] = [];
  if (!regvers.includes(regver)) {
    const remedy = `Write ${regvers.map((version) => `"${version}"`).join(' or ')}, or name another \`family\``;
    findings.push(found([...path, 'regver'], `a client of this family sends no report ${regver}`, remedy));
  }
  if (master_switch === null && ['off', 'default-off', 'default-on'].includes(client ?? '')) {
    const what = 'a client of this family has no master switch';
    findings.push(found([...path, 'client'], what, 'Write `client: absent`, or another `family`'));
  }
  return findings;
}

/** What is in a build stands there once: in short, or as facts. */
function checkFacts({ client, facts }: Build, path: Path): Finding[] {
  if (client === undefined && facts === undefined) {
    return [found(path, 'it does not say what is in it', 'Write `client`, or `facts`')];
  }
  if (client === undefined || facts === undefined) return [];
  return [found([...path, 'client'], '`client` is short for `facts`, and both are there', 'Delete one of them')];
}

/** That facts say what runs, and that it sends the report that the build names. */
function checkResolved(build: Build, fix: Scenario['fix'], clientOf: ClientResolver, path: Path): Finding[] {
  const { state, family, unclear } = clientOf(build, fix);
  if (unclear !== null) return [found([...path, 'facts'], unclear, 'Change the facts, or write `client` instead')];
  return state === 'absent' ? [] : checkFamily({ ...build, family }, path);
}

function resolves(value: unknown, path: string): boolean {
  let here: unknown = value;
  for (const part of path.replace(/\[(\d+)\]/g, '.$1').split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return false;
    here = (here as Record<string, unknown>)[part];
  }
  return true;
}

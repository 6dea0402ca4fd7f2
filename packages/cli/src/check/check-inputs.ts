import {
  anyPhone,
  type BuildFacts,
  type GateReport,
  type GivenLabel,
  gateOutcome,
  judgeBuild,
  type KnownClient,
  type Policy,
  resolve,
} from '@phonehome/variants';
import { readBuildFiles } from '../build/read-build-files.ts';
import { exitCodes } from '../exit-codes.ts';
import { readScenario } from '../scenario-files.ts';
import type { Checked, Release } from './checked.ts';
import type { Input } from './inputs.ts';
import { scenarioBuilds } from './scenario-builds.ts';

/** What inputs are held against. */
export interface CheckSettings {
  readonly policy: Policy;
  readonly knowledge: readonly KnownClient[];
  /** The label that the user gives; null to read it. */
  readonly region: string | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly allow_unknown: boolean;
}

/**
 * Reads each input and holds it against the rules, one after the other.
 * @param onRead called before each file of a build; what it throws ends the reading
 */
export async function checkInputs(
  inputs: readonly Input[],
  settings: CheckSettings,
  onRead?: (build: string) => void,
): Promise<Checked> {
  const { policy, knowledge, today, allow_unknown } = settings;
  const given = givenLabel(settings.region);
  const reports: GateReport[] = [];
  const released = new Map<string, readonly Release[]>();
  for (const input of inputs) {
    if (input.kind === 'scenario') {
      for (const build of scenarioBuilds(input.name, await readScenario(input.name), knowledge)) {
        reports.push(judgeBuild(build.facts, build.clients, { policy, region: given ?? build.label, today }));
        released.set(build.facts.name, build.released);
      }
      continue;
    }
    const paths = input.kind === 'folder' ? [input.name] : input.files;
    const onFile = () => onRead?.(input.name);
    const facts = await readBuildFiles(input.name, paths, { knowledge, onFile });
    reports.push(judgeFacts(facts, knowledge, { policy, region: given, today }));
  }
  const outcome = gateOutcome(reports, policy, today);
  const { verdict } = outcome;
  const passes = verdict === 'pass' || (verdict === 'unknown' && allow_unknown);
  return { outcome, released, allow_unknown, exit_code: passes ? exitCodes.held : exitCodes.failed };
}

/** Resolves and judges a build of which facts are there. */
export function judgeFacts(
  facts: BuildFacts,
  knowledge: readonly KnownClient[],
  options: Parameters<typeof judgeBuild>[2],
): GateReport {
  return judgeBuild(facts, resolve(facts, knowledge, anyPhone), options);
}

/** A label that a user gave with an option of the command. */
export function givenLabel(region: string | null): GivenLabel | null {
  return region === null ? null : { label: region, because: '--region', source: null };
}

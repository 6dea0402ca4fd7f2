import { PhonehomeError, parseDate } from '@phonehome/shared';
import {
  type BuildFacts,
  type KnownClient,
  knownClients,
  loadKnowledge,
  loadRules,
  loadSuppressions,
  type Policy,
  shippedPolicy,
} from '@phonehome/variants';
import { readBuildFiles } from '../build/read-build-files.ts';
import type { BuildCheck } from './assertions.ts';
import { judgeFacts } from './check-inputs.ts';
import { sortInputs } from './inputs.ts';

/** How a build is read. */
export interface ReadBuildOptions {
  /** The clients that its files are searched for: a list, or the text of a knowledge file; the shipped ones if left out. */
  readonly knowledge?: readonly KnownClient[] | string;
  /** How to call it; by its folder or files if left out. */
  readonly name?: string;
  /** Ends the reading before the next file, with an error INTERRUPTED. */
  readonly signal?: AbortSignal;
}

/** How a build is checked. */
export interface CheckOptions extends ReadBuildOptions {
  /** Its region label, whatever its properties say. */
  readonly region?: string;
  /** A policy, or the text of a rules file; the shipped rules if left out. */
  readonly rules?: Policy | string;
  /** The text of a suppressions file. */
  readonly suppressions?: string;
  /** The day by which suppressions expire, `YYYY-MM-DD`; needed where there are any. */
  readonly today?: string;
}

/**
 * Reads the facts of one build: of a folder, or of files that together are one.
 * @throws PhonehomeError INPUT_UNREADABLE when there is no such file or folder; what is wrong within is in the facts
 */
export async function readBuild(
  paths: string | readonly string[],
  options: ReadBuildOptions = {},
): Promise<BuildFacts> {
  const { name, signal } = options;
  const inputs = await sortInputs([paths].flat(), false);
  const [input, ...others] = inputs;
  if (!input || others.length > 0 || input.kind === 'scenario') {
    const what = 'this is not one build';
    throw new PhonehomeError('USAGE', [{ what, remedy: 'Name one folder, or files that together are one build' }]);
  }
  const files = input.kind === 'folder' ? [input.name] : input.files;
  const onFile = (): void => {
    if (!signal?.aborted) return;
    throw new PhonehomeError('INTERRUPTED', [{ what: 'the reading was interrupted', remedy: 'Start it again' }]);
  };
  return await readBuildFiles(name ?? input.name, files, { knowledge: knowledgeOf(options), onFile });
}

/**
 * Holds a build against the rules of the gate: one on disk, as `readBuild` reads it, or facts.
 * @throws PhonehomeError as `readBuild`; RULES_INVALID when rules, suppressions or knowledge are broken; USAGE when there
 * are suppressions and no `today`, or when `region` is empty
 */
export async function checkBuild(
  build: string | readonly string[] | BuildFacts,
  options: CheckOptions = {},
): Promise<BuildCheck> {
  const knowledge = knowledgeOf(options);
  const policy = policyOf(options);
  const { region, today } = options;
  if (region?.trim() === '') {
    const remedy = 'Give a label, such as WW, CN or EEA, or leave it out';
    throw new PhonehomeError('USAGE', [{ field: 'region', what: 'the label is empty', remedy }]);
  }
  if (policy.suppressions.length > 0 && today === undefined) throw wrongDay('there are suppressions, and no `today`');
  if (today !== undefined && parseDate(today) === null) throw wrongDay(`there is no day ${today}`);
  const facts = isFacts(build) ? build : await readBuild(build, options);
  const given = region === undefined ? null : { label: region, because: 'given by who checks it', source: null };
  // Without suppressions no day is asked for.
  const judged_by = { policy, region: given, today: today ?? '' };
  return { ...judgeFacts(facts, knowledge, judged_by), facts, judged_by };
}

function isFacts(build: string | readonly string[] | BuildFacts): build is BuildFacts {
  return typeof build === 'object' && 'looked_at' in build;
}

function knowledgeOf({ knowledge = knownClients }: ReadBuildOptions): readonly KnownClient[] {
  return typeof knowledge === 'string' ? loadKnowledge(knowledge, 'knowledge') : knowledge;
}

function policyOf({ rules = shippedPolicy, suppressions }: CheckOptions): Policy {
  const policy = typeof rules === 'string' ? loadRules(rules, 'rules') : rules;
  if (suppressions === undefined) return policy;
  return {
    ...policy,
    suppressions: [...policy.suppressions, ...loadSuppressions(suppressions, 'suppressions', policy)],
  };
}

function wrongDay(what: string): PhonehomeError {
  return new PhonehomeError('USAGE', [{ field: 'today', what, remedy: 'Give it as YYYY-MM-DD' }]);
}

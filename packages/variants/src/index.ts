export { type BuildIdentity, buildIdentity, scenarioBuildIdentity } from './build-identity.ts';
export { type BuildNumber, compareBuilds, parseBuildNumber } from './build-number.ts';
export type * from './facts/facts.ts';
export { factKinds } from './facts/facts.ts';
export type { Source } from './facts/source.ts';
export type { DataRegion } from './gate/hosts/data-regions.ts';
export type { HostCountry } from './gate/hosts/host-countries.ts';
export { counted, type GivenLabel, type JudgeOptions, judgeBuild } from './gate/judge-build.ts';
export { LabelRow } from './gate/label/label-row.ts';
export { type GateOutcome, gateOutcome } from './gate/outcome.ts';
export { placeText } from './gate/place.ts';
export { type Policy, shippedPolicy } from './gate/policy.ts';
export { Conditions, Rule, Scope } from './gate/rule.ts';
export { loadRules, loadSuppressions } from './gate/rules-file/load.ts';
export { RULES_FORMAT, RulesFile, SUPPRESSIONS_FORMAT, SuppressionsFile } from './gate/rules-file/schema.ts';
export { Suppression } from './gate/suppression.ts';
export {
  type Acceptance,
  type Evidence,
  type Finding,
  type GateReport,
  type Label,
  type Severity,
  severities,
  type Verdict,
} from './gate/verdict.ts';
export { knownClients } from './knowledge/clients.ts';
export { KNOWLEDGE_FORMAT, KnowledgeFile, loadKnowledge } from './knowledge/knowledge-file.ts';
export { KnownClient, Switch } from './knowledge/known-client.ts';
export { checkPhone, type OwnPhone, type PhoneCheck } from './owner/check-phone.ts';
export { type KnownFix, knownFixes } from './owner/known-fix.ts';
export { type OwnerRule, ownerLimits, ownerRules } from './owner/owner-rules.ts';
export type { BuildInput, ByteSource, ListKind, ReadOptions, Unpacking } from './read/input.ts';
export { readBuild } from './read/read-build.ts';
export { needlesOf } from './recognise/needles.ts';
export { type FoundClient, recognise } from './recognise/recognise.ts';
export type { Sign } from './recognise/sign.ts';
export { includes, type Region } from './regions/region.ts';
export { regionNamed, regions } from './regions/regions.ts';
export {
  type CardNetwork,
  type Circumstances,
  type Endpoint,
  type Layer,
  type Liveness,
  layers,
  type ResolvedClient,
  type Step,
} from './resolve/resolution.ts';
export { anyPhone, resolve } from './resolve/resolve.ts';
export { resolveAnyOf } from './resolve/resolve-any-of.ts';
export { type ScenarioBuild, scenarioBuildFacts } from './scenario/build-facts.ts';
export { clientState } from './scenario/client-state.ts';
export { type BuildHistory, buildHistories } from './scenario/histories.ts';

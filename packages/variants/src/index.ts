export { type BuildNumber, compareBuilds, parseBuildNumber } from './build-number.ts';
export type * from './facts/facts.ts';
export type { Source } from './facts/source.ts';
export type { Evidence, Finding, GateReport, Verdict } from './gate/verdict.ts';
export type { KnownClient, Switch } from './knowledge/known-client.ts';
export type { Circumstances, Layer, Liveness, ResolvedClient, Step } from './resolve/resolution.ts';

/** Records or captures to findings: the leak, its receiver, and what would have prevented it. */
export { holdClaims } from './evidence/hold-claims.ts';
export { type RunRead, readRun } from './run/collect.ts';
export type { RunFacts } from './run/run-facts.ts';

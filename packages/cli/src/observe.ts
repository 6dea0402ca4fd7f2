/** `phonehome/observe`: identifiers in captured traffic, for tests and programs of others. docs/reference/library.md describes it. */
export {
  type Destination,
  type Finding,
  type Flow,
  type KnownValues,
  type LeakKind,
  type LookAlike,
  leakKinds,
  type Rung,
  serverLadder,
} from '@phonehome/observe';
export { PhonehomeError, type Problem } from '@phonehome/shared';
export { assertNoLeak, type NoLeakOptions } from './observe/assertion.ts';
export { type ObservedTraffic, type ObserveOptions, observe } from './observe/library.ts';

/** Records or captures to findings: the leak, its receiver, and what would have prevented it. */
// Find the leak.
export { FINDING_MIN, SURE_MIN } from './find/evidence.ts';
export { type Finding, maskedValue } from './find/finding.ts';
export { findingsOf } from './find/findings.ts';
export { kindNames, type LeakKind, leakKinds } from './find/kinds.ts';
export { type KnownValues, plainValue } from './find/known-values.ts';
export { becauseOf, type Leak } from './find/leak.ts';
export type { LedgerOptions, Sent } from './find/ledger.ts';
export { createObserver, type Destination, type Observation, type Observer } from './find/observer.ts';
export { type CaptureFlows, createCaptureFlows, type FlowListener } from './flow/capture-flows.ts';
export { hearExchange } from './flow/exchange-flows.ts';
export { destinationOf, type Flow } from './flow/flow.ts';
export { hearHar } from './flow/har-flows.ts';
export { hearBytes, hearRecord } from './flow/record-flows.ts';
// Whose server.
export { type Rung, serverLadder } from './server/ladder.ts';

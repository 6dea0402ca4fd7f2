/** Scenario to run: live and virtual runs, expectations, run folder, explanation. */
export { type PlainRun, runPlainLoop } from './engine/plain-loop.ts';
export type { Progress } from './engine/progress.ts';
export type { Verdict } from './expectations/verdict.ts';
export { type Explanation, explainDevice } from './explain/explain.ts';
export { diskError } from './folder/disk-error.ts';
export type { Environment } from './folder/environment.ts';
export { RUN_FORMAT, runFiles, type TimelineMode, timelines } from './folder/layout.ts';
export type { Manifest } from './folder/manifest.ts';
export { type Block, terminalDocument } from './hypotheses/document.ts';
export { type ExamineOptions, examineHypotheses } from './hypotheses/examine.ts';
export { hypothesesJson, hypothesesPage } from './hypotheses/files.ts';
export { type Box, type Cell, cellsOf, restrictGrid, wholeGrid } from './hypotheses/grid.ts';
export type { CellResult, Hypotheses } from './hypotheses/result.ts';
export type { RunResult } from './result.ts';
export {
  type FinishedRun,
  type Measured,
  type MeasureOptions,
  measureScenario,
  type RunOptions,
  runScenario,
} from './run-scenario.ts';
export {
  type ExchangeMoment,
  type Moment,
  type SimulateOptions,
  simulate,
  type TruthMoment,
} from './simulate.ts';
export type { TallyCell } from './tally.ts';
export { createLiveTransport, type LiveOptions } from './transport/live.ts';
export type { LiveActivationOptions } from './transport/live-activation.ts';
export { scenarioPolicy } from './transport/scenario-policy.ts';
export type { ActivationTransport, Transport } from './transport/transport.ts';
export { createVirtualTransport } from './transport/virtual.ts';
export type { Window, Witnessed } from './witnessed.ts';

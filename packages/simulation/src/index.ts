/** Scenario to run: live and virtual runs, expectations, run folder, explanation. */
export type { PhoneRun } from '@phonehome/client-sim';
export { type ExchangeRecord, lockFile, makeFolder, type WireReply } from '@phonehome/fake-server';
export { answerOrders } from './engine/answer-orders.ts';
export { type Block, blockAt, blockCount } from './engine/block.ts';
export { refuseTooManyDevices } from './engine/check-devices.ts';
export { type PlainRun, runPlainLoop } from './engine/plain-loop.ts';
export type { Progress, ProgressListener } from './engine/progress.ts';
export { runInWorkers, workerEntry } from './engine/workers.ts';
export type { Lived } from './engine/write-block.ts';
export type { Verdict } from './expectations/verdict.ts';
export { type Explanation, explainDevice } from './explain/explain.ts';
export type { TimelineEntry } from './explain/lines.ts';
export { createFleet, daysOf, interruption, liveOn, stopIfAborted } from './fleet.ts';
export { isClientRegion } from './folder/client-region.ts';
export { diskError, onDisk } from './folder/disk-error.ts';
export type { Environment } from './folder/environment.ts';
export { type TimelineMode, timelines } from './folder/layout.ts';
export { type Manifest, scenarioHash } from './folder/manifest.ts';
export { type RunOutcome, readOutcome, replayActivations } from './folder/outcome.ts';
export {
  type OpenedRun,
  openRun,
  type ReplayOptions,
  type RunDevice,
  type RunLine,
  replayRun,
} from './folder/replay.ts';
export { type CellScenario, calendar, deriveScenario } from './hypotheses/derive.ts';
export { digestHypotheses, type HypothesesDigest } from './hypotheses/digest.ts';
export { type Block as TextBlock, terminalDocument } from './hypotheses/document.ts';
export { type ExamineOptions, examineHypotheses } from './hypotheses/examine.ts';
export { figures, measureFigures } from './hypotheses/figures.ts';
export { hypothesesBody, hypothesesJson, hypothesesPage } from './hypotheses/files.ts';
export { findingOf } from './hypotheses/finding.ts';
export { type Box, type Cell, cellName, cellsOf, contains, restrictGrid, wholeGrid } from './hypotheses/grid.ts';
export { judgeClaim, judgeValue, type Values } from './hypotheses/judge.ts';
export type { CellLife, PhoneLife } from './hypotheses/life.ts';
export { markdownOf } from './hypotheses/markdown.ts';
export { mergeCells } from './hypotheses/merge-cells.ts';
export type { CellResult, Hypotheses } from './hypotheses/result.ts';
export { type Standings, summarise } from './hypotheses/summary.ts';
export { boundsText, valueText } from './hypotheses/words.ts';
export { answerName, type CellAnswer } from './matrix/answer.ts';
export { type Axis, axisNames, type MatrixCell, type MatrixGrid, matrixCells, matrixGrid } from './matrix/axes.ts';
export { diffMatrices, type MatrixChange } from './matrix/diff.ts';
export { createEvaluator, type Evaluate } from './matrix/evaluate.ts';
export { livedStoryOf } from './matrix/lived-story.ts';
export { createMatrix, MATRIX_FORMAT, type Matrix, type MatrixBox, type MatrixOptions } from './matrix/matrix.ts';
export { pairwise } from './matrix/pairwise.ts';
export { readMatrix } from './matrix/read.ts';
export { powerOf } from './mobility/fit.ts';
export { radiusOfGyration_km } from './mobility/gyration.ts';
export { type MobilityMeasures, type MobilityOptions, measureMobility } from './mobility/measure.ts';
export { howPeopleMovePage } from './mobility/page.ts';
export { type Stay, staysOf, visitsOf } from './mobility/stays.ts';
export { hourlyAreas, type KnownPoints, unicity } from './mobility/unicity.ts';
export { distinctPlaces, timeAtTop, visitsByRank } from './mobility/visits.ts';
export type { RunResult } from './result.ts';
export { createDailyCount, type DailyCount, type DayCount } from './rollout/daily-count.ts';
export { expectedShare, neededMedian, type UpdatePlan } from './rollout/expected-share.ts';
export { fixUpdatesOf } from './rollout/fix-updates.ts';
export { type CohortShare, type FixPlan, NEARLY_ALL, type NearlyAll, nearlyAll } from './rollout/nearly-all.ts';
export { nearlyAllPage } from './rollout/nearly-all-page.ts';
export { rolloutOfFolder } from './rollout/of-folder.ts';
export { type RolloutOptions, rolloutOfScenario } from './rollout/of-scenario.ts';
export { type PlannedShare, plannedShares } from './rollout/planned-share.ts';
export { type CohortRollout, cohortsConcerned, type Rollout } from './rollout/rollout.ts';
export { rolloutSvg } from './rollout/svg.ts';
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
export { axisCounts, axisDays } from './svg/axis.ts';
export { type SvgPicture, svgDocument } from './svg/document.ts';
export { svgLines, svgNumber, svgText } from './svg/text.ts';
export type { ResultCell, TallyCell } from './tally.ts';
export { createLiveTransport, type LiveOptions } from './transport/live.ts';
export type { LiveActivationOptions } from './transport/live-activation.ts';
export { scenarioPolicy } from './transport/scenario-policy.ts';
export type { ActivationTransport, Transport } from './transport/transport.ts';
export { createVirtualTransport } from './transport/virtual.ts';
export type { Met, WireWitness } from './transport/wire-witness.ts';
export { createWitnessedTransport } from './transport/witnessed.ts';
export type { Window, Witnessed } from './witnessed.ts';

/** Records or captures to findings: the leak, its receiver, and what would have prevented it. */
// Find the leak.

// What hangs on what was sent.
export { type DataFlow, dataFlowsOf } from './duties/data-flows.ts';
export { type DpiaPart, dpiaOf } from './duties/dpia.ts';
export { type Duties, dutiesOf, notions, subjectOf, subjects } from './duties/duties.ts';
export type { ClaimEvidence } from './evidence/claim-evidence.ts';
export { holdClaims } from './evidence/hold-claims.ts';
export { FINDING_MIN, SURE_MIN } from './find/evidence.ts';
export { type Finding, maskedValue } from './find/finding.ts';
export { findingsOf, type LookAlike, lookAlikesOf } from './find/findings.ts';
export type { CarriedBy } from './find/flow-shelf.ts';
export { kindNames, type LeakKind, leakKinds } from './find/kinds.ts';
export { type KnownValues, plainValue } from './find/known-values.ts';
export { becauseOf, type Leak } from './find/leak.ts';
export { createLeakFinder, type Destination, type LeakFinder, type Observation } from './find/leak-finder.ts';
export { type LeakRow, leakRows } from './find/leak-rows.ts';
export { leaksHtml } from './find/leaks-page.ts';
export type { LedgerOptions, Sent } from './find/ledger.ts';
export { type CaptureFlows, createCaptureFlows, type FlowListener } from './flow/capture-flows.ts';
export { hearExchange } from './flow/exchange-flows.ts';
export { destinationOf, type Flow } from './flow/flow.ts';
export { hearHar } from './flow/har-flows.ts';
export { hearBytes, hearRecord } from './flow/record-flows.ts';
// Follow the phone.
export type { AnonymitySets } from './follow/anonymity.ts';
export {
  type DiaryDay,
  type DiaryIdentifier,
  type DiaryPlace,
  type DiaryStay,
  diaryOf,
  type PhoneDiary,
} from './follow/diary.ts';
export type { Distances } from './follow/distances.ts';
export { createFollower, type Follower, type FollowOptions, followReports } from './follow/follow.ts';
export type { Followed, Somebody } from './follow/followed.ts';
export type { Anchor } from './follow/home-work.ts';
export type { IdentifiedBy } from './follow/identified.ts';
export type { Link } from './follow/link.ts';
export type { LinkingMeasures } from './follow/linking-truth.ts';
export {
  type FollowMeasures,
  type MeasureOptions,
  measuresOf,
  type TruthMeasures,
} from './follow/measures.ts';
export { type Observer, type ObserverName, observers, recipientOf } from './follow/observer.ts';
export type { AnchorMeasures } from './follow/place-truth.ts';
export type { Resolution } from './follow/points.ts';
export { type Sighting, sightingOf } from './follow/sighting.ts';
export { followingPage } from './follow/study/page.ts';
export { type FollowStudy, type StudyCase, studyCases, studyFollowing, studyJson } from './follow/study/study.ts';
export { followingSvg } from './follow/study/svg.ts';
export { createTruth, type FollowTruth, type TruthTaker } from './follow/truth.ts';
export type { UnicityOf } from './follow/unicity.ts';
// What would have prevented it.
export { type Affected, affectedOf } from './prevent/affected.ts';
export type { CounterMeasure } from './prevent/counter-measure.ts';
export { type Countered, counter, counterMeasures } from './prevent/counter-measures.ts';
export { firstDays } from './prevent/derived.ts';
export { preventionDocument } from './prevent/document.ts';
export { examinePrevention, type PreventionOptions, SEEDS_DEFAULT } from './prevent/examine.ts';
export { preventionBody, preventionJson, preventionPage } from './prevent/files.ts';
export { findingOf as preventionFinding } from './prevent/finding.ts';
export { type MeasureId, measureIds, measures } from './prevent/measures.ts';
export { PREVENTION_FORMAT, Prevention, type PreventionRow, type TriedFigure } from './prevent/result.ts';
export { type Direction, type Standing, standingOf, type Theory } from './prevent/theory.ts';
export { aboutText as preventionAbout, spreadText, valueText } from './prevent/words.ts';
export {
  collectReport,
  type ReportOptions,
  reportHtml,
  reportJson,
  reportMarkdown,
} from './report/make-report.ts';
export { REPORT_FORMAT, type ReportData } from './report/report-data.ts';
export { digestFollowing } from './report/study-digest.ts';
export type { PreventionExtent } from './report/try-prevention.ts';
export { type RunRead, readRun } from './run/collect.ts';
export type { RunFacts } from './run/run-facts.ts';
// Whose server.
export { type Rung, serverLadder } from './server/ladder.ts';
// Where it is kept until it is told.
export { memorySpill, type Spill } from './spill/spill.ts';

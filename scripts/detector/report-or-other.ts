import { countsOf, flaggedShares, formOf, kindOf } from './counts.ts';
import { type Group, groups } from './feature.ts';
import type { Counts, Findings, GroupFinding, NumberFinding, Trial, ViewFinding } from './findings.ts';
import { aucOf, type Quality, qualityOf } from './measures.ts';
import { importancesOf } from './permutation.ts';
import { features, isReport, placeOf, type Sample, type Story, samplesOf } from './samples.ts';
import { rowsOf, type TrainedView, thinned, trainView } from './train-view.ts';
import type { View } from './views.ts';

/** Where detectors learn, where they are tried, and what they are given. */
export interface Plan {
  /** They learn from the phones of its training split alone. */
  readonly train: Story;
  /** On the first one everything is measured, on the others quality and false alarms. */
  readonly trials: readonly [Trial, ...Trial[]];
  readonly views: readonly View[];
  /** Which groups are tried alone. */
  readonly alone: readonly Group[];
  /** So many reports and other exchanges at most are learnt from. */
  readonly reports_max: number;
  readonly others_max: number;
  /** So many exchanges at most are dealt anew to see which features matter. */
  readonly permuted_max: number;
}

const IMPORTANCES = 6;

/** Trains detectors to tell reports from what other applications send, and tries them on phones that are new to them. */
export async function reportOrOther(
  plan: Plan,
  onStep: (what: string) => void = () => undefined,
): Promise<Pick<Findings, 'counts' | 'forms' | 'views' | 'alone' | 'single'>> {
  const { train, trials, views, alone, permuted_max } = plan;
  const known = await samplesOf(train);
  const tried: [string, readonly Sample[]][] = [];
  for (const trial of trials) tried.push([trial.id, await samplesOf(trial)]);
  onStep('the stories have been lived');
  const first = tried[0]?.[1] as readonly Sample[];
  const http = first.filter(({ values }) => values[placeOf('clear_text')] === 1);
  const learnt = learntFrom(known, plan);
  const dealt = thinned(first, permuted_max);
  const found: ViewFinding[] = [];
  for (const { id, groups } of views) {
    const detector = await trainView(groups, learnt, isReport);
    found.push({
      view: id,
      ...tryView(detector, tried),
      importances: importancesOf(detector, dealt, isReport).slice(0, IMPORTANCES),
    });
    detector.close();
    onStep(`view: ${id}`);
  }
  const by_group: GroupFinding[] = [];
  for (const group of Object.keys(groups) as Group[]) {
    if (!alone.includes(group)) continue;
    const detector = await trainView([group], learnt, isReport);
    const quality = qualityOf(detector.score(first), first.map(isReport));
    by_group.push({ group, ...quality, auc_http: aucOf(detector.score(http), http.map(isReport)) });
    detector.close();
    onStep(`alone: ${group}`);
  }
  return {
    counts: Object.fromEntries([['train', learnt] as const, ...tried].map(([id, all]) => [id, countsOf(all, kindOf)])),
    forms: Object.fromEntries(tried.map(([id, all]) => [id, countsOf(all.filter(isReport), formOf)])),
    views: found,
    alone: by_group.sort((a, b) => b.auc - a.auc),
    single: singles(first, http),
  };
}

function learntFrom(samples: readonly Sample[], { reports_max, others_max }: Plan): Sample[] {
  const own = samples.filter(({ truth }) => truth.split === 'train');
  const others = own.filter((sample) => !isReport(sample));
  return [...thinned(own.filter(isReport), reports_max), ...thinned(others, others_max)];
}

function tryView(
  detector: TrainedView,
  tried: readonly [string, readonly Sample[]][],
): Pick<ViewFinding, 'quality' | 'false_alarms' | 'found'> {
  const quality: Record<string, Quality> = {};
  const false_alarms: Record<string, Counts> = {};
  const found: Record<string, Counts> = {};
  for (const [id, samples] of tried) {
    const scores = detector.score(samples);
    quality[id] = qualityOf(scores, samples.map(isReport));
    const scored = samples.map((sample, at) => ({ sample, score: scores[at] as number }));
    const reports = scored.filter(({ sample }) => isReport(sample));
    const others = scored.filter(({ sample }) => !isReport(sample));
    false_alarms[id] = flaggedShares(others, kindOf);
    found[id] = flaggedShares(reports, formOf);
  }
  return { quality, false_alarms, found };
}

function singles(samples: readonly Sample[], http: readonly Sample[]): NumberFinding[] {
  const auc = (rows: readonly Sample[], place: number): number => {
    const found = aucOf(rowsOf(rows, [place]).flat(), rows.map(isReport));
    return Math.max(found, 1 - found);
  };
  return features
    .map(({ name }, place) => ({ name, auc: auc(samples, place), auc_http: auc(http, place) }))
    .sort((a, b) => b.auc - a.auc || (a.name < b.name ? -1 : 1));
}

import { countsOf, kindOf } from './counts.ts';
import { type Group, groups } from './feature.ts';
import type { Findings, KindFinding } from './findings.ts';
import { qualityOf, THRESHOLD } from './measures.ts';
import { isLeak, type Sample, type Story, samplesOf } from './samples.ts';
import { thinned, trainView } from './train-view.ts';

/** Where detectors learn to tell the two kinds of reports, and where they are tried. */
export interface KindPlan {
  readonly train: Story;
  readonly trials: Findings['kinds']['trials'];
}

const LEAKS_MAX = 3_000;

/** Trains detectors, one a group of features, to tell leaks from registrations, and tries them on other phones. */
export async function leakOrRegistration({
  train,
  trials,
}: KindPlan): Promise<Pick<Findings['kinds'], 'counts' | 'alone'>> {
  const own = (await samplesOf(train)).filter(({ truth }) => truth.split === 'train');
  const learnt = [...thinned(own.filter(isLeak), LEAKS_MAX), ...own.filter((sample) => !isLeak(sample))];
  const tried: [string, Sample[]][] = [];
  for (const { id, stories } of trials) {
    const samples: Sample[] = [];
    for (const story of stories) samples.push(...(await samplesOf(story)));
    tried.push([id, samples]);
  }
  const alone: KindFinding[] = [];
  for (const group of Object.keys(groups) as Group[]) {
    const detector = await trainView([group], learnt, isLeak);
    const results = tried.map(([id, samples]) => {
      const { auc, recall } = qualityOf(detector.score(samples), samples.map(isLeak));
      const scores = detector.score(samples.filter((sample) => !isLeak(sample)));
      const flagged = scores.filter((score) => score >= THRESHOLD).length / scores.length;
      return [id, { auc, leaks_found: recall, registrations_flagged: flagged }];
    });
    alone.push({ group, trials: Object.fromEntries(results) });
    detector.close();
  }
  const counts = [
    ['train', countsOf(learnt, kindOf)],
    ...tried.map(([id, samples]) => [id, countsOf(samples, kindOf)]),
  ];
  return { counts: Object.fromEntries(counts), alone };
}

import { overlaps } from '../../regions/region.ts';
import { type Answer, known, notKnown } from '../answer.ts';
import { labelEvidence } from '../evidence.ts';
import { type Judged, LABEL_MISSING } from '../judged.ts';

/** Whether something in a build tells a region that has no country in common with its label. */
export function labelContradicted({ label, told }: Judged): Answer {
  if (!label) return notKnown('the build has no readable label', [LABEL_MISSING]);
  const against = told.filter(
    (one) => one.tells !== 'fallback' && !overlaps(one.region.countries, label.region.countries),
  );
  if (against.length === 0) {
    const others = told.filter(({ because }) => because !== label.because).length;
    return known(false, `${label.because}, and ${others === 0 ? 'nothing else tells a region' : 'all else agrees'}`);
  }
  const regions = [...new Set(against.map(({ region }) => region.id))].join(', ');
  // What contradicts comes first: that is the line to look at.
  const evidence = [...against.flatMap(labelEvidence), ...labelEvidence(label)];
  return known(true, `the build is labelled ${label.region.id}, and tells ${regions}`, evidence);
}

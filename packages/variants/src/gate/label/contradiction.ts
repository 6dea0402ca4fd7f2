import { type Countries, contains, overlaps, type Region } from '../../regions/region.ts';
import { type Answer, known, notKnown } from '../answer.ts';
import { labelEvidence } from '../evidence.ts';
import { type Judged, LABEL_MISSING } from '../judged.ts';

/** Makers sell one variant to all of Europe, and call it after the Union: these countries are outside of it (ours). */
const EUROPE_TOO: Countries = { only: ['GB', 'CH', 'AD', 'FO', 'GG', 'GI', 'IM', 'JE', 'MC', 'SM', 'VA'] };
const EUROPE = ['EEA', 'EU'];

/** Whether two regions exclude each other. */
function exclude(a: Region, b: Region): boolean {
  const isEurope = (one: Region, other: Region): boolean =>
    EUROPE.includes(one.id) && contains(EUROPE_TOO, other.countries);
  return !overlaps(a.countries, b.countries) && !isEurope(a, b) && !isEurope(b, a);
}

/** Whether something in a build tells a region that has no country in common with its label. */
export function labelContradicted({ label, told }: Judged): Answer {
  if (!label) return notKnown('the build has no readable label', [LABEL_MISSING]);
  const against = told.filter((one) => one.tells !== 'fallback' && exclude(one.region, label.region));
  if (against.length === 0) {
    const others = told.filter(({ because }) => because !== label.because).length;
    return known(false, `${label.because}, and ${others === 0 ? 'nothing else tells a region' : 'all else agrees'}`);
  }
  const regions = [...new Set(against.map(({ region }) => region.id))].join(', ');
  // What contradicts comes first: that is the line to look at.
  const evidence = [...against.flatMap(labelEvidence), ...labelEvidence(label)];
  return known(true, `the build is labelled ${label.region.id}, and tells ${regions}`, evidence);
}

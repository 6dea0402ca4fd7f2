import type { FollowStudy } from '../follow/study/study.ts';

/** Unicity of a simulated crowd: what a run of a few phones cannot show by itself. */
export interface StudyDigest {
  readonly scenario: string;
  readonly people: number;
  readonly days: number;
  /** Points are hours; areas are squares of so many sites a side. */
  readonly unicity: readonly { readonly area_sites: number; readonly points: number; readonly share: number }[];
}

const HOUR = 1;

/** Shortens a study: of its largest crowd as the recipient sees it, over the most days, each hour. */
export function digestFollowing({ scenario, results }: FollowStudy): StudyDigest {
  const seen = results.filter(({ observer }) => observer === 'recipient');
  const largest = seen.toSorted((a, b) => b.people - a.people || b.days - a.days)[0];
  if (!largest) throw new Error('the study has no recipient');
  const { people, days, measures } = largest;
  return {
    scenario,
    people,
    days,
    unicity: measures.unicity.flatMap(({ area_sites, hours, points, share }) =>
      hours === HOUR && share !== null ? [{ area_sites, points, share }] : [],
    ),
  };
}

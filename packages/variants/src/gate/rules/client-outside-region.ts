import type { Rule } from '../rule.ts';

/** What would have stopped the batch of 2018. */
export const clientOutsideRegion: Rule = {
  id: 'client-outside-region',
  title: 'A client meant for one region is live in a build for another',
  severity: 'error',
  rationale:
    'A self-registration client that an operator of one country asks for has no task elsewhere: its server refuses the ' +
    'report, and a client that is refused may try again at every touch. Phones of one region were reported to run the ' +
    'client of another for months.',
  remedy:
    'Take the package out of this variant, or set the property that switches it to off in a file that no later layer ' +
    'overrules, and check the build that comes out again.',
  source: 'dossier 1 and 5',
  when: { live: true, outside_meant_for: true },
};

import type { Rule } from '../rule.ts';

/** A build that says two things of itself was put together from two variants. */
export const labelContradiction: Rule = {
  id: 'label-contradiction',
  title: 'The build tells regions that exclude each other',
  severity: 'error',
  rationale:
    'A fingerprint, a build number and a region property that name different regions are a sign that parts of one ' +
    'variant were packaged into another. What else came with them is not known, and no other rule can be trusted.',
  remedy: 'Find out which variant each of the named files is from, and build this one anew from one variant alone.',
  source: 'dossier 1 (the maker spoke of a packaging mistake) and 5',
  when: { label_contradicted: true },
};

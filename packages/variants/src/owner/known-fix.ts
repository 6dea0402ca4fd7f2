/** What is publicly known of the fix of a model: which build had none yet, and since when there is one. */
export interface KnownFix {
  readonly model: string;
  /** Other ways to write it. Compared in lower case, with single spaces, without the maker's name before it. */
  readonly also: readonly string[];
  /** The region label that was affected. */
  readonly region: string;
  /** The last build that is known by its number, and the month of its patch level; it is from before the fix. */
  readonly before: { readonly build: string; readonly month: string };
  /** The month of the update with the fix, as the maker states it, and the earliest that anybody named. */
  readonly fixed: { readonly month: string; readonly earliest: string };
  readonly source: string;
}

/**
 * The models that are known, of dossier 1: one. Fixed builds carry a later service pack or base than the one named; their
 * own numbers are not in our sources.
 */
export const knownFixes: readonly KnownFix[] = [
  {
    model: 'Nokia 7 Plus',
    also: ['nokia 7+'],
    region: 'WW',
    before: { build: '00WW_3_39B', month: '2018-11' },
    fixed: { month: '2019-02', earliest: '2019-01' },
    source: 'dossier 1: CitizenTruth and other press of March 2019',
  },
];

/** The label of builds in which the client belongs (dossier 5). */
export const MEANT_FOR = 'CN';

import type { Rule } from '../rule.ts';

/** What made one report into many a day. */
export const unboundedRetry: Rule = {
  id: 'unbounded-retry',
  title: 'A live client tries again without end',
  severity: 'error',
  rationale:
    'A client that has no last try sends as long as it is refused, and so turns one report into a trace of every day; a ' +
    'server that fails makes all phones of a market do so at once.',
  remedy: 'Switch the client off in this variant, or give it a last try that no change of network resets.',
  source: 'dossier 1 and 3',
  regions: { except: ['CN'] },
  when: { live: true, repetition: ['unbounded'] },
};

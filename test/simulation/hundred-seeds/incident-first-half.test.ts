import t from 'tap';
import { HUNDRED_SEEDS_TIMEOUT_MS, holdForSeeds } from './support.ts';

t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
t.test('every expectation of the incident holds for the first 50 of 100 seeds', (t) =>
  holdForSeeds(t, 'incident', 1, 50),
);

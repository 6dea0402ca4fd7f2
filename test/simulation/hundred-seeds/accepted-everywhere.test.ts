import t from 'tap';
import { HUNDRED_SEEDS_TIMEOUT_MS, holdForSeeds } from './support.ts';

t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
t.test('every expectation of accepted-everywhere holds for 100 seeds', (t) =>
  holdForSeeds(t, 'accepted-everywhere', 1, 100),
);

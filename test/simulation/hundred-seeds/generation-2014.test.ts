import t from 'tap';
import { HUNDRED_SEEDS_TIMEOUT_MS, holdForSeeds } from './support.ts';

t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
t.test('every expectation of generation-2014 holds for 100 seeds', (t) => holdForSeeds(t, 'generation-2014', 1, 100));

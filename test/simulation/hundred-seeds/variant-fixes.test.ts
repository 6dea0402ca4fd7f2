import t from 'tap';
import { HUNDRED_SEEDS_TIMEOUT_MS, holdForSeeds } from './support.ts';

t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
t.test('every expectation of variant-fixes holds for 100 seeds', (t) => holdForSeeds(t, 'variant-fixes', 1, 100));

import t from 'tap';
import { HUNDRED_SEEDS_TIMEOUT_MS, holdForSeeds } from './support.ts';

t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
t.test('every expectation of launch-in-china holds for 100 seeds', (t) => holdForSeeds(t, 'launch-in-china', 1, 100));

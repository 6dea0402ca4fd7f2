import t from 'tap';
import { HUNDRED_SEEDS_TIMEOUT_MS, holdForSeeds } from './support.ts';

t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
t.test('every expectation of people-who-move holds for 100 seeds', (t) => holdForSeeds(t, 'people-who-move', 1, 100));

import { readFileSync } from 'node:fs';
import { createPerson, dayMoves, dayOf } from '@phonehome/client-sim';
import { loadScenario, resolveBehaviour } from '@phonehome/shared';

/** What a day of a person costs who moves by exploration and preferential return, early in their story and late. */
const PEOPLE = 200;
const WINDOW = 100;
const path = new URL('../scenarios/people-who-move.yaml', import.meta.url);
const given = loadScenario(readFileSync(path, 'utf8'), 'people-who-move.yaml').behaviours['mobile'];
if (!given) throw new Error('the story has lost its behaviour');
const behaviour = resolveBehaviour(given);
const plain = { ...behaviour, mobility: null };

/** Microseconds a person-day of the days from `from` on; those before are lived first, untimed. */
function cost(day: typeof dayOf | typeof dayMoves, of: typeof behaviour, from: number): number {
  const people = Array.from({ length: PEOPLE }, (_, i) => createPerson(1, i, of, 0));
  for (const person of people) for (let d = 0; d < from; d++) day(person, d);
  const start = process.hrtime.bigint();
  for (const person of people) for (let d = from; d < from + WINDOW; d++) day(person, d);
  return Number(process.hrtime.bigint() - start) / 1_000 / PEOPLE / WINDOW;
}

cost(dayOf, behaviour, 0);
for (const [what, day, of, from] of [
  ['moves, days 0 to 99', dayMoves, behaviour, 0],
  ['moves, days 1,000 to 1,099', dayMoves, behaviour, 1_000],
  ['the whole day with mobility', dayOf, behaviour, 0],
  ['the whole day without', dayOf, plain, 0],
] as const) {
  console.log(`${what.padEnd(30)} ${cost(day, of, from).toFixed(1)} us a person-day`);
}

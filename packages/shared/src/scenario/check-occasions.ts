import { parseDate } from '../time/civil.ts';
import { found, known, unique } from './findings.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding } from './yaml-file.ts';

/** What the schema of occasions cannot say: whether their days are in the scenario, and whether the act can be done. */
export function checkOccasions(scenario: Scenario): Finding[] {
  const occasions = scenario.occasions ?? [];
  const cohorts = Object.fromEntries(scenario.cohorts.map((cohort) => [cohort.id, cohort]));
  const cardsOf = (id: string): number => scenario.cohorts.find((cohort) => cohort.id === id)?.sims.length ?? 0;
  return [
    ...unique(occasions, ['occasions']),
    ...occasions.flatMap(({ cohorts: who, act, on }, i) => {
      const path = ['occasions', i];
      const findings = who.flatMap((id, k) => known(cohorts, id, [...path, 'cohorts', k], 'cohorts'));
      if (parseDate(on) === null || on < scenario.start || on >= scenario.end) {
        const remedy = `Use a day from ${scenario.start} to before ${scenario.end}`;
        findings.push(found([...path, 'on'], 'is no day of the scenario', remedy));
      }
      const single = who.find((id) => act === 'switch_data_sim' && cardsOf(id) === 1);
      if (single) {
        findings.push(found([...path, 'act'], `phones of ${single} have one card only`, 'Give them a second one'));
      }
      return findings;
    }),
  ];
}

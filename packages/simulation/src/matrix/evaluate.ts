import type { ReplyPolicy } from '@phonehome/fake-server';
import { CHINA_TELECOM, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { scenarioPolicy } from '../transport/scenario-policy.ts';
import type { CellAnswer } from './answer.ts';
import { EMPTY, type MatrixCell, NO_SLOT, THEN } from './axes.ts';
import { drill } from './drill.ts';
import { storyOf } from './story.ts';

/** Answers the cells of a scenario's matrix. */
export type Evaluate = (cell: MatrixCell) => CellAnswer;

/**
 * What answers the cells of a scenario. Two cells in which the phone cannot see a difference are drilled once: of a build
 * it sees what its client is, of a card whose it is. The answer of a cell is a pure function of (scenario, seed, cell).
 */
export function createEvaluator(scenario: Scenario, seed: number = scenario.seed): Evaluate {
  const policy: ReplyPolicy = scenarioPolicy(scenario, seed);
  const answers = new Map<string, CellAnswer>();
  const builds = new Map<string, string>();
  const buildKey = (cell: MatrixCell, id: string): string => {
    const key = `${id} ${cell.family}`;
    const known = builds.get(key);
    if (known !== undefined) return known;
    const build = storyOf(scenario, { ...cell, history: id }).builds[id] as Scenario['builds'][string];
    const seen = [clientState(build, scenario.fix), build.family, build.regver, build.host, build.maker_activation];
    builds.set(key, JSON.stringify(seen));
    return JSON.stringify(seen);
  };
  const cards = new Map(
    Object.entries(scenario.sims).map(([id, { card, operator, volte }]) => [
      id,
      `${card} ${operator === CHINA_TELECOM} ${volte}`,
    ]),
  );
  return (cell) => {
    const { sim1, sim2, data_sim, roaming, network } = cell;
    const slot2 = sim2 === NO_SLOT || sim2 === EMPTY ? sim2 : cards.get(sim2);
    const history = cell.history.split(THEN).map((id) => buildKey(cell, id));
    const key = JSON.stringify([history, cards.get(sim1), slot2, data_sim, roaming, network]);
    const known = answers.get(key);
    if (known) return known;
    const answer = drill(storyOf(scenario, cell), policy, seed, {
      abroad: roaming === 'abroad',
      wifi: network === 'wifi',
    });
    answers.set(key, answer);
    return answer;
  };
}

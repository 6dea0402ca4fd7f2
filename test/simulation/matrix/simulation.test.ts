import { loadScenario } from '@phonehome/shared';
import { createEvaluator, livedStoryOf, type MatrixCell, matrixGrid, pairwise, simulate } from '@phonehome/simulation';
import t from 'tap';
import { repositoryText } from '../../shared/support.ts';

const incident = loadScenario(repositoryText('scenarios/incident.yaml'), 'incident');
/** What a full simulation of a cell shows of its last build. */
async function lived(cell: MatrixCell) {
  const last = cell.history.split(' > ').at(-1);
  let reports = 0;
  let unlocks = 0;
  const hosts = new Set<string>();
  const outcomes = new Set<string>();
  for await (const { build, ...moment } of simulate({ scenario: livedStoryOf(incident, cell), seed: 1 })) {
    if (build !== last) continue;
    if (moment.kind === 'truth' && moment.happening.event === 'report') reports++;
    if (moment.kind === 'truth' && moment.happening.event === 'user_present') unlocks++;
    if (moment.kind !== 'exchange' || !('headers' in moment.record.request)) continue;
    for (const [name, value] of moment.record.request.headers) if (name === 'Host') hosts.add(value);
    outcomes.add(moment.record.decision.outcome);
  }
  return { reports, unlocks, hosts: [...hosts].sort(), outcomes: [...outcomes].sort() };
}

t.test('on a sample that has every pair of values, the matrix says what full simulations show', async (t) => {
  const grid = { ...matrixGrid(incident, true), roaming: ['home'] };
  const evaluate = createEvaluator(incident);
  const { cells } = pairwise(grid);
  const seen = new Set<string>();
  for (const cell of cells) {
    const answer = evaluate(cell);
    const name = Object.values(cell).join(' ');
    const { reports, unlocks, hosts, outcomes } = await lived(cell);
    seen.add(answer.sends);
    t.ok(unlocks > 20, name);
    t.same([hosts, outcomes], [answer.to, answer.outcomes], name);
    if (answer.sends === 'never') t.equal(reports, 0, name);
    else if (answer.sends === 'once') t.equal(reports, 1, name);
    else if (answer.sends === 'every-touch')
      t.ok(reports >= unlocks, `${name}: ${reports} reports, ${unlocks} unlocks`);
    else t.ok(reports > 1 && reports < unlocks * 2, `${name}: ${reports} reports, ${unlocks} unlocks`);
  }
  t.same([...seen].sort(), ['again', 'every-touch', 'never', 'once'], 'each kind of answer is in the sample');
});

import { createMatrix, livedStoryOf, matrixCells, matrixGrid, pairwise, simulate } from '@phonehome/simulation';
import { grouped, inTurn, median, say, sayMachine } from './rounds.ts';
import { incidentOf, NINETY_DAYS } from './story.ts';

// A matrix of 100,000 cells against a full simulation of each of a sample of them: `node bench/matrix.ts`.
const ROUNDS = 5;
const CARDS = 14;

const { scenario: incident } = incidentOf(NINETY_DAYS);
const [name, card] = Object.entries(incident.sims)[0] as [string, (typeof incident.sims)[string]];
const more = Object.fromEntries(
  Array.from({ length: CARDS }, (_, i) => [`${name}-${i}`, { ...card, operator: `operator ${i}` }]),
);
const scenario = { ...incident, sims: { ...more, ...incident.sims } };
const grid = matrixGrid(scenario, true);
const cells = [...matrixCells(grid)].length;
const sample = pairwise({
  ...grid,
  roaming: ['home'],
  sim1: Object.keys(incident.sims),
  sim2: ['no-slot', 'empty'],
}).cells;

const seconds = await inTurn(ROUNDS, {
  async matrix() {
    createMatrix({ scenario, families: true });
  },
  async simulations() {
    for (const cell of sample) for await (const _ of simulate({ scenario: livedStoryOf(incident, cell) }));
  },
});

sayMachine();
const a_cell = median(seconds.matrix) / cells;
const a_simulation = median(seconds.simulations) / sample.length;
say(`matrix: ${grouped(cells)} cells in ${median(seconds.matrix).toFixed(2)} s; median of ${ROUNDS} rounds in turn`);
say(`full simulations: ${sample.length} cells, a phone each, ${(a_simulation * 1000).toFixed(1)} ms a cell`);
say(`matrix / full simulations: ${grouped(a_simulation / a_cell)} times as fast`);

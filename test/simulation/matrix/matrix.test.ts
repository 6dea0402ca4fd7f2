import { loadScenario, PhonehomeError } from '@phonehome/shared';
import {
  axisNames,
  createMatrix,
  diffMatrices,
  type Matrix,
  matrixCells,
  matrixGrid,
  pairwise,
  readMatrix,
} from '@phonehome/simulation';
import t from 'tap';
import { repositoryText } from '../../shared/support.ts';

const scenarioOf = (id: string) => loadScenario(repositoryText(`scenarios/${id}.yaml`), id);
const incident = scenarioOf('incident');

/** The answer of a cell that has these values, the others as they come. */
function answerOf(matrix: Matrix, wanted: Readonly<Record<string, string>>): string[] {
  const rows = matrix.histories.flatMap(({ rows }) => rows);
  const fits = (box: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(wanted).every(([name, value]) => box[name]?.includes(value));
  return rows.filter(({ boxes }) => boxes.some(fits)).map(({ answer }) => answer);
}

const matrix = createMatrix({ scenario: incident });
const leaking = { history: 'ww-november > ww-december', sim1: 'norwegian', roaming: 'home' };

t.test('the histories are all that the updates allow, skipped ones included', async (t) => {
  t.same(matrix.grid.history, [
    'ww-november',
    'ww-november > ww-december',
    'ww-november > ww-february',
    'ww-november > ww-december > ww-february',
    'ww-clean',
    'cn-november',
    'cn-november > cn-december',
  ]);
});

t.test('from the factory, a history begins with the build that brings the client', async (t) => {
  const { history } = matrixGrid(scenarioOf('origin-factory'), false);
  t.ok(
    history.some((one) => one.startsWith('ww-december')),
    history.join('; '),
  );
  t.notOk(
    history.some((one) => one.includes('> ww-december')),
    history.join('; '),
  );
});

t.test('the cells of the dossier: what a Norwegian card does, by slots and network', async (t) => {
  const touch = 'at every touch to zzhc.vnet.cn in clear text (refused)';
  t.same(answerOf(matrix, { ...leaking, sim2: 'no-slot', network: 'mobile' }), [touch]);
  t.same(answerOf(matrix, { ...leaking, sim2: 'no-slot', network: 'wifi' }), [touch]);
  t.same(answerOf(matrix, { ...leaking, sim2: 'empty', network: 'wifi' }), [touch]);
  t.same(answerOf(matrix, { ...leaking, sim2: 'empty', network: 'mobile' }), ['nothing: data-sim-not-china-telecom']);
  t.same(answerOf(matrix, { ...leaking, roaming: 'abroad', sim2: 'no-slot', network: 'wifi' }), ['nothing: roaming']);
  t.same(answerOf(matrix, { ...leaking, sim1: 'china-telecom', sim2: 'no-slot', network: 'wifi' }), [
    'once to zzhc.vnet.cn in clear text (accepted)',
  ]);
});

t.test('the fix ends it, whether the leaking build was skipped or not; without it nothing was ever sent', async (t) => {
  for (const history of ['ww-november > ww-february', 'ww-november > ww-december > ww-february']) {
    t.same(answerOf(matrix, { history }), ['nothing: master-switch-off']);
  }
  t.same(answerOf(matrix, { history: 'ww-clean' }), ['nothing: no such client']);
});

t.test('a switch that persists lives on in the history, and nowhere else', async (t) => {
  const wrong = createMatrix({
    scenario: scenarioOf('wrong-fixes'),
    only: { sim2: ['no-slot'], network: ['wifi'], roaming: ['home'] },
  });
  t.match(answerOf(wrong, { history: 'ww-december > persisted-switch' }), [/^at every touch/]);
  t.match(answerOf(wrong, { history: 'ww-december > right' }), ['nothing: master-switch-off']);
  t.match(answerOf(wrong, { history: 'ww-december > new-endpoint' }), [/^once to activation\.maker\.example/]);
});

t.test('every cell is in one row, once', async (t) => {
  const seen = new Map<string, number>();
  for (const { boxes } of matrix.histories.flatMap(({ rows }) => rows)) {
    for (const box of boxes) {
      for (const cell of matrixCells(box)) {
        const key = axisNames.map((name) => cell[name]).join();
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
  }
  t.equal(seen.size, matrix.reduction.cells);
  t.ok([...seen.values()].every((times) => times === 1));
  t.equal(
    matrix.histories.flatMap(({ rows }) => rows).reduce((sum, { cells }) => sum + cells, 0),
    seen.size,
  );
});

t.test('the same scenario and seed give the same matrix', async (t) => {
  t.equal(JSON.stringify(createMatrix({ scenario: incident })), JSON.stringify(matrix));
});

t.test('a snapshot is read as it was written, and what is none is refused', async (t) => {
  t.same(readMatrix(JSON.stringify(matrix), 'm.json'), matrix);
  for (const text of [
    '',
    '{}',
    '[]',
    'null',
    '{"format":"phonehome-matrix/1"}',
    '{"format":"phonehome-matrix/1","grid":{},"histories":[]}',
  ]) {
    t.throws(() => readMatrix(text, 'm.json'), PhonehomeError, text);
  }
});

t.test('a diff names the cells that change, and no others', async (t) => {
  t.same(diffMatrices(matrix, matrix), []);
  const fixed = structuredClone(incident);
  (fixed.builds['ww-december'] as { client: string }).client = 'absent';
  const changes = diffMatrices(matrix, createMatrix({ scenario: fixed }));
  t.ok(changes.length > 0);
  for (const { before, after, boxes } of changes) {
    t.not(before, after);
    for (const { history } of boxes)
      t.ok(
        history.every((one) => one.includes('ww-december')),
        history.join(),
      );
  }
  const added = diffMatrices(createMatrix({ scenario: incident, only: { network: ['wifi'] } }), matrix);
  t.ok(added.every(({ before }) => before === null));
  t.equal(
    added.reduce((sum, { cells }) => sum + cells, 0),
    (matrix.reduction.cells * 2) / 3,
  );
});

t.test('the reduction has every pair of values that can stand together', async (t) => {
  const grid = matrixGrid(incident, true);
  const { cells, pairs } = pairwise(grid);
  const pairsIn = (all: Iterable<Readonly<Record<string, string>>>): Set<string> => {
    const found = new Set<string>();
    for (const cell of all) {
      axisNames.forEach((a, i) => {
        for (const b of axisNames.slice(i + 1)) found.add(`${a}=${cell[a]} ${b}=${cell[b]}`);
      });
    }
    return found;
  };
  t.same([...pairsIn(cells)].sort(), [...pairsIn(matrixCells(grid))].sort());
  t.equal(pairs, pairsIn(cells).size);
  t.ok(cells.length < 100, `${cells.length} cells`);
});

t.test('what is no dimension or no value of it is refused', async (t) => {
  const refused = (only: object) => () => createMatrix({ scenario: incident, only });
  t.throws(refused({ colour: ['red'] }), /no dimension "colour"/);
  t.throws(refused({ network: ['fax'] }), /network has no value "fax"/);
});

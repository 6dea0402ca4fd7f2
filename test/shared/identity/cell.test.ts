import {
  CELL_COUNT,
  CELL_GRID_SIDE,
  CELL_SECTORS,
  cellBeside,
  cellId,
  cellOfId,
  cellPosition,
} from '@phonehome/shared';
import t from 'tap';

const cells = Array.from({ length: CELL_COUNT }, (_, cell) => cell);

t.test('the grid has 64 by 64 sites of three cells', async (t) => {
  t.equal(CELL_COUNT, CELL_GRID_SIDE * CELL_GRID_SIDE * 3);
  t.equal(CELL_GRID_SIDE, 64);
});

t.test('every cell has an identity of its own, eNodeB * 256 + cell, in the documented eNodeB range', async (t) => {
  const ids = cells.map(cellId);
  t.equal(new Set(ids).size, CELL_COUNT);
  t.ok(ids.every((id) => /^[1-9]\d*$/.test(id)));
  const nodes = ids.map((id) => Math.floor(Number(id) / 256));
  t.equal(Math.min(...nodes), 1_044_480);
  t.equal(Math.max(...nodes), 1_048_575);
  t.strictSame([...new Set(ids.map((id) => Number(id) % 256))].sort(), [1, 2, 3]);
});

t.test('the cells of a site share its position, and no other site has it', async (t) => {
  const positions = cells.map((cell) => Object.values(cellPosition(cell)).join(' '));
  t.equal(new Set(positions).size, CELL_COUNT / 3);
  t.ok(cells.every((cell) => positions[cell] === positions[cell - (cell % 3)]));
});

t.test('every position lies in the open Atlantic around 0, 0, with two decimals', async (t) => {
  for (const { latitude, longitude } of cells.map(cellPosition)) {
    if ([latitude, longitude].every((text) => /^-?0\.\d\d$/.test(text) && Math.abs(Number(text)) <= 0.32)) continue;
    t.fail(`${latitude} ${longitude}`);
  }
  t.strictSame(cellPosition(0), { latitude: '-0.32', longitude: '-0.32' });
});

t.test(
  'the cell beside is another sector of the same site, and the third time round it is the cell itself',
  async (t) => {
    for (const cell of cells) {
      const node = (of: number): number => Math.floor(Number(cellId(of)) / 256);
      const [one, two, three] = [1, 2, 3].map((sectors) => cellBeside(cell, sectors)) as [number, number, number];
      if (
        node(one) === node(cell) &&
        node(two) === node(cell) &&
        new Set([cell, one, two]).size === 3 &&
        three === cell
      )
        continue;
      t.fail(`cell ${cell}: ${one}, ${two}, ${three}`);
    }
  },
);

t.test('the cell of an identity is the one that has it; of any other text there is none', async (t) => {
  for (let cell = 0; cell < CELL_COUNT; cell++) if (cellOfId(cellId(cell)) !== cell) t.fail(`cell ${cell}`);
  const [first, last] = [Number(cellId(0)), Number(cellId(CELL_COUNT - 1))];
  const sectors = `${first + CELL_SECTORS}`;
  for (const id of [
    '',
    '0',
    `${first - 1}`,
    sectors,
    `${last + 1}`,
    `0${first}`.padStart(10, '0'),
    `${first}.0`,
    ` ${first}`,
  ])
    t.equal(cellOfId(id), null, JSON.stringify(id));
});

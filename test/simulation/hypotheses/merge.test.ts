import { type Cell, cellName, cellsOf, contains, mergeCells, wholeGrid } from '@phonehome/simulation';
import fc from 'fast-check';
import t from 'tap';
import { someCell } from './support.ts';

const all = cellsOf(wholeGrid);

t.test('the whole grid is one box', async (t) => {
  t.strictSame(mergeCells(all, wholeGrid), [wholeGrid]);
});

t.test('no cell is no box, and one cell is its own', async (t) => {
  t.strictSame(mergeCells([], wholeGrid), []);
  t.match(mergeCells([someCell], wholeGrid), [{ origin: ['update'], network: ['wifi'] }]);
});

t.test('cells that differ in one dimension become one; in two, they stay apart', async (t) => {
  const other: Cell = { ...someCell, server: 'silent' };
  t.match(mergeCells([other, someCell], wholeGrid), [{ server: ['refuse', 'silent'], slots: ['1'] }]);
  t.equal(mergeCells([someCell, { ...other, slots: '2' }], wholeGrid).length, 2);
});

t.test('whatever the cells, the boxes hold them, each once, and nothing else', async (t) => {
  fc.assert(
    fc.property(fc.subarray(all), (cells) => {
      const boxes = mergeCells(cells, wholeGrid);
      const held = boxes.flatMap(cellsOf).map(cellName);
      t.strictSame(held.sort(), cells.map(cellName).sort());
      for (const cell of cells) t.equal(boxes.filter((box) => contains(box, cell)).length, 1);
    }),
    { numRuns: 20 },
  );
});

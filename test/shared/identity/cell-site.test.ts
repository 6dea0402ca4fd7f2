import {
  CELL_COUNT,
  CELL_GRID_SIDE,
  CELL_SECTORS,
  cellOfSite,
  cellPosition,
  distance_km,
  SITE_KM,
  siteOfCell,
} from '@phonehome/shared';
import t from 'tap';

t.test('a cell is a sector of a site, and of no other', async (t) => {
  for (let cell = 0; cell < CELL_COUNT; cell++) {
    if (cellOfSite(siteOfCell(cell), cell % CELL_SECTORS) !== cell) t.fail(`cell ${cell}`);
  }
  t.pass('each of the grid');
});

t.test('rows and columns are those of the positions: 0.01 degrees a site, 1.11 km on the equator', async (t) => {
  for (const cell of [0, 100, 5_000, CELL_COUNT - 1]) {
    const { row, column } = siteOfCell(cell);
    const { latitude, longitude } = cellPosition(cell);
    t.equal(Math.round(Number(latitude) * 100), row - CELL_GRID_SIDE / 2);
    t.equal(Math.round(Number(longitude) * 100), column - CELL_GRID_SIDE / 2);
  }
  // The equator is 40,075 km long, a meridian 40,008 km.
  for (const around_km of [40_075, 40_008]) t.ok(Math.abs(around_km / 36_000 - SITE_KM) < 0.005);
});

t.test('a distance is that of the sites, the same both ways', async (t) => {
  const at = (row: number, column: number, sector = 0): number => cellOfSite({ row, column }, sector);
  t.equal(distance_km(at(3, 4), at(3, 4, 2)), 0);
  t.ok(Math.abs(distance_km(at(0, 0), at(3, 4)) - 5 * SITE_KM) < 1e-12);
  t.equal(distance_km(at(3, 4), at(0, 0)), distance_km(at(0, 0), at(3, 4)));
  t.ok(distance_km(at(0, 0), at(0, 63)) < 70, 'from edge to edge');
});

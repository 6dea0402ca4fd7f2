import { CELL_GRID_SIDE, cellOfId, SITE_KM, siteOfCell } from '@phonehome/shared';
import { svgNumber } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import type { CellSeen, ExampleFacts } from '../../run/example-facts.ts';
import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

const SITES_MIN = 16;
const MARGIN_SITES = 2;
const FOOT = 34;
const SCALE_SITES = 5;
/** So that no circle is cut at the edge. */
const PAD = 22;

/** Where on the map cells stand out: where most reports came from at night, and on workdays in working hours. */
export function placesOf(cells: readonly CellSeen[]): {
  readonly night: CellSeen | null;
  readonly work: CellSeen | null;
} {
  const most = (of: (cell: CellSeen) => number): CellSeen | null => {
    const best = cells.reduce<CellSeen | null>(
      (found, cell) => (of(cell) > (found ? of(found) : 0) ? cell : found),
      null,
    );
    return best;
  };
  return { night: most(({ at_night }) => at_night), work: most(({ at_work_hours }) => at_work_hours) };
}

/** The map that the recipient could draw of one phone: a circle a cell, by the number of reports from it. */
export function mapPicture({ cells, moments, date }: ExampleFacts, size: PictureSize): Html {
  const width = size === 'wide' ? 620 : pictureWidth.narrow;
  const { row0, column0, sites } = windowOf(cells);
  const step = (width - 2 * PAD) / sites;
  const x = (column: number): number => PAD + (column - column0 + 0.5) * step;
  // The first row is the southernmost.
  const y = (row: number): number => width - PAD - (row - row0 + 0.5) * step;
  const most = cells[0]?.reports ?? 1;
  const largest = Math.min(26, Math.max(12, step * 1.1));
  const radius = (reports: number): number => 2.5 + largest * Math.sqrt(reports / most);
  const { night, work } = placesOf(cells);
  const way = moments.flatMap(({ cell }) => {
    const known = cell === null ? null : cellOfId(cell);
    return known === null ? [] : [siteOfCell(known)];
  });
  const path = way.map(({ row, column }, i) => `${i === 0 ? 'M' : 'L'}${svgNumber(x(column))},${svgNumber(y(row))}`);
  const named = (cell: CellSeen, text: string, below: boolean): Html => {
    const at = x(cell.column);
    const anchor = at < width * 0.25 ? 'start' : at > width * 0.75 ? 'end' : 'middle';
    const offset = radius(cell.reports) + (below ? 16 : -radius(cell.reports) * 2 - 7);
    const y0 = y(cell.row) + offset;
    return label(at, Math.min(width - 6, Math.max(16, y0)), text, { anchor, kind: 'heading halo' });
  };
  const same = night !== null && night === work;
  return pictureSvg({
    id: 'map',
    size,
    width,
    height: width + FOOT,
    title: 'The map that the recipient could draw of one phone',
    description: `${cells.length} cells on a fictional grid, a circle each, by the number of reports; the largest stands for ${most}. A line joins the cells of ${date} in the order of the reports. The cells stand in the table below.`,
    body: [
      box('sea', 0, 0, width, width, 6),
      ...Array.from({ length: sites + 1 }, (_, i) => PAD + i * step).flatMap((at) => [
        rule('grid faint', at, 0, at, width),
        rule('grid faint', 0, at, width, at),
      ]),
      ...(path.length > 1 ? [html`<path class="way" d="${path.join('')}"/>`] : []),
      ...cells.map(
        (cell) =>
          html`<circle class="${cell === night || cell === work ? 'spot main' : 'spot'}" cx="${svgNumber(x(cell.column))}" cy="${svgNumber(y(cell.row))}" r="${svgNumber(radius(cell.reports))}"/>`,
      ),
      ...(night ? [named(night, same ? 'nights and workdays' : 'nights', false)] : []),
      ...(work && !same ? [named(work, 'workdays', true)] : []),
      rule('scale', 1, width + 14, 1 + SCALE_SITES * step, width + 14),
      label(SCALE_SITES * step + 10, width + 18, `${(SCALE_SITES * SITE_KM).toFixed(1)} km on a grid that is nowhere`, {
        kind: 'quiet',
      }),
    ],
  });
}

/** A square of the grid that holds all cells, with a margin. */
function windowOf(cells: readonly CellSeen[]): { row0: number; column0: number; sites: number } {
  const rows = cells.map(({ row }) => row);
  const columns = cells.map(({ column }) => column);
  const [top, bottom, left, right] = [Math.max(...rows), Math.min(...rows), Math.min(...columns), Math.max(...columns)];
  const sites = Math.min(
    CELL_GRID_SIDE,
    Math.max(SITES_MIN, Math.max(top - bottom, right - left) + 1 + 2 * MARGIN_SITES),
  );
  const within = (low: number, high: number): number =>
    Math.max(0, Math.min(CELL_GRID_SIDE - sites, Math.floor((low + high + 1 - sites) / 2)));
  return { row0: within(bottom, top), column0: within(left, right), sites };
}

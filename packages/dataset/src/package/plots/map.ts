import { CELL_GRID_SIDE, CELL_SECTORS, counted, grouped, SITE_KM, siteOfCell } from '@phonehome/shared';
import { svgDocument, svgNumber } from '@phonehome/simulation';
import { plotLayout, plotStyle } from './layout.ts';
import { type PlotInput, plotHead } from './plot.ts';

const SITE_PX = 10;
const SIDE_PX = CELL_GRID_SIDE * SITE_PX;
const RADIUS_MAX = 14;
const RADIUS_LEAST_MAX = 5;
const RADIUS_MIN = 0.8;
/** Where the three sectors of a site lie around it: to the north, and to the south on either side. */
const SECTORS = [
  [0, -2.6],
  [2.25, 1.3],
  [-2.25, 1.3],
] as const;
const KEY_SHARES = [1, 0.25, 0.05] as const;
const KM_SHOWN = 10;

/** The fictional grid with a disc for each cell in which phones have leaked: its area is in proportion to the leaks. */
export function mapPlot(input: PlotInput): string {
  const { leaks_by_cell } = input.manifest.figures;
  const { width, left, head } = plotLayout;
  const most = leaks_by_cell.reduce((max, [, leaks]) => Math.max(max, leaks), 0);
  const largest = largestRadius(leaks_by_cell.length);
  const title = 'Leaks by the cell that the phone was in';
  const sum = leaks_by_cell.reduce((total, [, leaks]) => total + leaks, 0);
  const told =
    most === 0
      ? 'No phone has leaked'
      : `${counted(sum, 'leak')} in ${counted(leaks_by_cell.length, 'cell')}; at most ${grouped(most)} in one`;
  return svgDocument({
    width,
    height: head + SIDE_PX + 90,
    title: `${title}: ${input.scenario.title}`,
    description: `The fictional grid of ${CELL_GRID_SIDE} by ${CELL_GRID_SIDE} sites of ${CELL_SECTORS} cells each, which is no place on earth. ${told}.`,
    style: plotStyle,
    body: [
      ...plotHead(title, input, 'the grid is fictional'),
      `  <rect class="frame" x="${left}" y="${head}" width="${SIDE_PX}" height="${SIDE_PX}"/>`,
      '  <g class="site">',
      ...leaks_by_cell.map(([cell, leaks]) => `    ${discAt(cell, radiusOf(leaks, most, largest))}`),
      '  </g>',
      ...keyOf(most, largest, told),
    ],
  });
}

/** The more discs, the smaller is the largest, so that they cover each other little. */
function largestRadius(cells: number): number {
  const room = SIDE_PX / Math.sqrt(Math.max(1, cells));
  return Math.min(RADIUS_MAX, Math.max(RADIUS_LEAST_MAX, room));
}

function radiusOf(leaks: number, most: number, largest: number): number {
  return Math.max(RADIUS_MIN, largest * Math.sqrt(leaks / most));
}

function discAt(cell: number, radius: number): string {
  const { row, column } = siteOfCell(cell);
  const [dx, dy] = SECTORS[cell % CELL_SECTORS] as readonly [number, number];
  const x = plotLayout.left + (column + 0.5) * SITE_PX + dx;
  // Rows go from south to north.
  const y = plotLayout.head + SIDE_PX - (row + 0.5) * SITE_PX + dy;
  return `<circle cx="${svgNumber(x)}" cy="${svgNumber(y)}" r="${svgNumber(radius)}"/>`;
}

function keyOf(most: number, largest: number, told: string): string[] {
  const { left, head } = plotLayout;
  const y = head + SIDE_PX + 32;
  const km = (KM_SHOWN / SITE_KM) * SITE_PX;
  const steps = most === 0 ? [] : [...new Set(KEY_SHARES.map((share) => Math.max(1, Math.round(most * share))))];
  return [
    `  <path class="frame" d="M${left},${y - 5}v5h${svgNumber(km)}v-5"/>`,
    `  <text class="quiet" x="${svgNumber(left + km + 8)}" y="${y}">${KM_SHOWN} km</text>`,
    ...steps.flatMap((leaks, i) => [
      `  <circle class="site" cx="${left + 200 + i * 120}" cy="${y - 4}" r="${svgNumber(radiusOf(leaks, most, largest))}"/>`,
      `  <text class="quiet" x="${left + 220 + i * 120}" y="${y}">${counted(leaks, 'leak')}</text>`,
    ]),
    `  <text class="quiet" x="${left}" y="${y + 34}">${told}. Three cells a site, north is up.</text>`,
  ];
}

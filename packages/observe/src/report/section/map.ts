import { grouped } from '@phonehome/shared';
import { absent, type Block, type Section } from '../../document/block.ts';
import type { ExampleFacts } from '../../run/example-facts.ts';
import { mapPicture, placesOf } from '../picture/map.ts';
import type { ReportData } from '../report-data.ts';
import { dateOf, some } from './words.ts';

const CELLS_SHOWN = 15;

/** The map that the recipient, or anyone on the path, could draw of one phone. */
export function mapSection(data: ReportData): Section {
  const { example } = data;
  const blocks =
    example === null
      ? [absent('There is no report that is known to be of a phone, so there is no map.')]
      : example.cells.length === 0
        ? [absent('The reports of this phone name no cell, so no map can be drawn from them.')]
        : blocksOf(example, data);
  return { id: 'map', title: 'The map that the recipient could draw', blocks };
}

function blocksOf(example: ExampleFacts, { facts }: ReportData): Block[] {
  const { device, cells, reports, first_ms, last_ms, date, elsewhere } = example;
  const { night, work } = placesOf(cells);
  const shown = cells.slice(0, CELLS_SHOWN);
  const guess = night
    ? `Most reports of the night come from one cell (${some(night.at_night, 'report')} there from 0 to 6 h)${work ? `, most of working hours from ${work === night ? 'the same' : 'another'} (${some(work.at_work_hours, 'report')} there on weekdays from 9 to 17 h)` : ''}: whoever has them would look for home and work there.`
    : 'None of its reports came at night, so that it does not give away where its owner sleeps.';
  return [
    {
      block: 'paragraph',
      text: `From ${dateOf(first_ms, facts)} to ${dateOf(last_ms, facts)}, phone ${device} sent ${some(reports, 'report')} that named ${some(cells.length, 'cell')}. ${guess}`,
    },
    {
      block: 'figure',
      id: 'figure-map',
      draw: (size) => mapPicture(example, size),
      caption: [
        { strong: 'Where one phone was. ' },
        `A circle a cell; its area grows with the number of reports. The line joins the cells of ${date}. The grid is fictional: its cells are in no country.`,
      ],
      table: {
        block: 'table',
        caption:
          cells.length > shown.length
            ? `The ${shown.length} cells with most reports, of ${cells.length}`
            : 'Cells by reports',
        head: ['cell', 'row', 'column', 'reports', 'at night', 'working hours', 'days'],
        numbers: [1, 2, 3, 4, 5, 6],
        rows: shown.map(({ id, row, column, reports, at_night, at_work_hours, days }) => [
          { code: id },
          String(row),
          String(column),
          ...[reports, at_night, at_work_hours, days].map((count) => grouped(count)),
        ]),
      },
    },
    ...(elsewhere > 0
      ? [{ block: 'paragraph', text: `${some(elsewhere, 'report')} of this phone named no cell of the grid.` } as const]
      : []),
  ];
}

import fc from 'fast-check';
import t from 'tap';
import { table } from '../../../packages/cli/src/output/text.ts';

t.test('rows are aligned, and cut where there is no room for them', async (t) => {
  const rows = [
    ['what', 'value', 'times'],
    ['IMEI', 'x'.repeat(60), '12'],
    ['ICCID', 'short', '1,000'],
  ];
  t.strictSame(table(rows, 'right'), [
    `  what   ${' '.repeat(55)}value  times`,
    `  IMEI   ${'x'.repeat(60)}     12`,
    `  ICCID  ${' '.repeat(55)}short  1,000`,
  ]);
  t.strictSame(table(rows, 'left', 30), [
    '  what   value           times',
    '  IMEI   xxxxxxxxxxxxx…  12',
    '  ICCID  short           1,000',
  ]);
});

t.test('no row is longer than it may be, however long its cells are', async (t) => {
  const cell = fc.string({ maxLength: 200 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 24, max: 120 }),
      (rows, width) => table(rows, 'left', width).every((line) => line.length <= width),
    ),
  );
  t.equal(
    table(
      Array.from({ length: 200_000 }, (_, i) => [String(i)]),
      'left',
    ).length,
    200_000,
    'as many rows as there are',
  );
});

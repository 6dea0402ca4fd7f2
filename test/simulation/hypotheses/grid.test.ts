import { type Cell, cellName, cellsOf, restrictGrid, wholeGrid } from '@phonehome/simulation';
import t from 'tap';

t.test('the whole grid has a cell for every combination, each once', async (t) => {
  const cells = cellsOf(wholeGrid);
  t.equal(cells.length, 2 * 2 * 2 * 2 * 3 * 2 * 3);
  t.equal(new Set(cells.map(cellName)).size, 288);
});

t.test('the last dimension changes fastest', async (t) => {
  const [first, second, , fourth] = cellsOf(wholeGrid) as [Cell, Cell, Cell, Cell];
  t.equal(cellName(first), 'factory phone-2014 as-reported always accept 1 mixed');
  t.equal(cellName(second), 'factory phone-2014 as-reported always accept 1 wifi');
  t.equal(cellName(fourth), 'factory phone-2014 as-reported always accept 2 mixed');
});

t.test('a part of the grid has only the values that are named, in the order of the grid', async (t) => {
  const part = restrictGrid('triggers=connectivity, server=silent|refuse');
  t.strictSame(part, { ...wholeGrid, triggers: ['connectivity'], server: ['refuse', 'silent'] });
  t.equal(cellsOf(part).length, (288 / 2 / 3) * 2);
});

t.test('what the grid does not have is refused, with what it has', async (t) => {
  const refuses = (text: string, what: string, remedy: string) =>
    t.throws(() => restrictGrid(text), { code: 'USAGE', problems: [{ what, remedy }] }, text);
  refuses(
    'colour=red',
    'the grid has no dimension "colour"',
    'Use one of origin, family, triggers, wifi_sleep, server, slots, network',
  );
  refuses(
    'toString=x',
    'the grid has no dimension "toString"',
    'Use one of origin, family, triggers, wifi_sleep, server, slots, network',
  );
  refuses(
    '',
    'the grid has no dimension ""',
    'Use one of origin, family, triggers, wifi_sleep, server, slots, network',
  );
  refuses('server=deaf', 'server has no value "deaf"', 'Use one or more of accept|refuse|silent');
  refuses('server', 'server has no value ""', 'Use one or more of accept|refuse|silent');
  refuses(
    'server=accept=refuse',
    'server has no value "server=accept=refuse"',
    'Use one or more of accept|refuse|silent',
  );
  refuses('slots=1,slots=2', 'slots is restricted twice', 'Write its values once, as slots=a|b');
});

import {
  type Cell,
  cellsOf,
  findingOf,
  type Hypotheses,
  summarise,
  type Values,
  wholeGrid,
} from '@phonehome/simulation';
import t from 'tap';
import { claim, madeUp } from './support.ts';

const unlocks = claim('on-unlock', 'unlocks-with-report');
const located = claim('located', 'reports-with-cell');
const early = claim('early', 'phones-reporting-early', { role: 'disputed', disputed_by: ['late'] });
const late = claim('late', 'phones-reporting-late', { role: 'disputed', disputed_by: ['early'] });
const grid = { ...wholeGrid, wifi_sleep: ['always'], slots: ['1'], network: ['wifi'] } as const;

/** A made-up result in which the phones of each cell do what is said, the same under two seeds unless two are given. */
function result(
  claims: Hypotheses['claims'],
  figuresOf: (cell: Cell) => Partial<Values>,
  second = figuresOf,
): Hypotheses {
  const cells = cellsOf(grid).map((cell) => ({ cell, seeds: [figuresOf(cell), second(cell)] }));
  return { ...madeUp(claims, cells), grid };
}

const finding = (hypotheses: Hypotheses) => findingOf(hypotheses, summarise(hypotheses)).join('\n');

t.test('what compatible explanations have in common, and what makes no difference to them', async (t) => {
  const found = result([unlocks], ({ triggers, server }) => ({
    'unlocks-with-report': triggers === 'as-reported' && server !== 'accept' ? 1 : 0.2,
  }));
  const text = finding(found);
  t.match(
    text,
    'Of 24 explanations, held against 1 undisputed observation, 8 fit all of them. The other 16 are contradicted',
  );
  t.match(text, 'All 8 compatible ones have triggers as-reported and server refuse or silent.');
  t.match(text, 'They are the same whatever the value of origin and client.');
  t.match(text, 'No explanation with triggers connectivity is compatible: on-unlock contradicts each.');
  t.match(text, 'No explanation with server accept is compatible: on-unlock contradicts each.');
});

t.test('when nothing is compatible, it says so', async (t) => {
  const text = finding(result([unlocks], () => ({ 'unlocks-with-report': 0 })));
  t.match(text, 'none is compatible with all of them');
  t.notMatch(text, /All \d+ compatible/);
});

t.test('when everything is compatible, nothing is ruled out', async (t) => {
  const { standings, single, indifferent } = summarise(result([unlocks], () => ({ 'unlocks-with-report': 1 })));
  t.strictSame([standings, single], [{ fits: 24, open: 0, 'ruled-out': 0 }, []]);
  t.strictSame(
    indifferent,
    ['origin', 'family', 'triggers', 'server'],
    'a dimension with one value makes no difference to speak of',
  );
});

t.test('what a single observation rules out is told with its figure and range; what two do is not', async (t) => {
  const found = result([unlocks, located], ({ triggers, family }) => ({
    'unlocks-with-report': triggers === 'as-reported' ? 1 : 0.123,
    'reports-with-cell': family === 'phone-2017' ? 1 : 0,
  }));
  const { single, claims } = summarise(found);
  t.strictSame(
    single.map((group) => [group.claim, group.figure, group.cells, group.range]),
    [
      ['located', 'reports-with-cell', 6, { min: 0, max: 0 }],
      ['on-unlock', 'unlocks-with-report', 6, { min: 0.123, max: 0.123 }],
    ],
  );
  t.match(claims, [{ alone: 6, all: { fits: 12, contradicts: 12 } }, { alone: 6 }]);
  t.match(finding(found), '6 explanations would be compatible but for one observation, on-unlock ("Says on-unlock.";');
});

t.test('an explanation that nothing contradicts and not everything fits is compatible, but open', async (t) => {
  const found = result([unlocks], ({ server }) => ({ 'unlocks-with-report': server === 'accept' ? 0.7 : 1 }));
  const { standings, open } = summarise(found);
  t.strictSame(standings, { fits: 16, open: 8, 'ruled-out': 0 });
  t.match(open, [{ cells: 8, undecided: [{ claim: 'on-unlock', undecided: { min: 2, max: 2 } }] }]);
  t.match(
    finding(found),
    '16 fit all of them, and 8 more are contradicted by none under every seed but do not fit all.',
  );
});

t.test('seeds that differ are counted, and leave a verdict undecided', async (t) => {
  const of = (share: number) => (cell: Cell) => ({ 'unlocks-with-report': cell.server === 'accept' ? share : 1 });
  const found = result([unlocks], of(1), of(0));
  t.strictSame(summarise(found).standings, { fits: 16, open: 8, 'ruled-out': 0 });
  t.match(
    finding(found),
    'What leaves 8 explanations open (server accept), of 2 seeds: on-unlock fits under 1 and contradicts under 1.',
  );
  t.match(
    finding(found),
    '8 of 24 verdicts are not the same under each of the 2 seeds, and therefore count as undecided.',
  );
  t.match(finding(result([unlocks], of(1))), 'All 24 verdicts are the same under each of the 2 seeds.');
});

t.test('what most seeds contradict is compatible, but it is said that they do', async (t) => {
  const seeds = (shares: readonly number[]) => {
    const cells = cellsOf(grid).map((cell) => ({
      cell,
      seeds: shares.map((share) => ({ 'unlocks-with-report': cell.server === 'accept' ? share : 1 })),
    }));
    return finding({ ...madeUp([unlocks], cells), grid, seeds: shares.length });
  };
  t.match(seeds([0, 0, 1]), 'but do not fit all; of these 8, 8 are contradicted under most seeds.');
  t.notMatch(seeds([0, 1, 1]), 'under most seeds');
  t.notMatch(seeds([0, 1]), 'under most seeds', 'half of them are not most');
});

t.test('a disputed claim rules nothing out, and two that dispute each other are told once', async (t) => {
  const found = result([unlocks, early, late], ({ origin }) => ({
    'unlocks-with-report': 1,
    'phones-reporting-early': origin === 'factory' ? 1 : 0,
    'phones-reporting-late': origin === 'factory' ? 0 : 1,
  }));
  t.equal(summarise(found).standings.fits, 24);
  const told = finding(found)
    .split('\n')
    .filter((line) => line.includes(' dispute '));
  t.strictSame(told, [
    'early and late dispute each other: of the 24 compatible ones, 12 fit the one and 12 the other.',
  ]);
});

t.test('a disputed claim that fits nothing is told as such', async (t) => {
  const gps = claim('gps', 'reports-with-coordinates', { role: 'disputed', disputed_by: ['located'] });
  const text = finding(result([unlocks, gps], () => ({ 'unlocks-with-report': 1, 'reports-with-coordinates': 0 })));
  t.match(text, 'gps (disputed by located) fits no explanation, and is contradicted by 24.');
});

t.test('a statement rules nothing out; how many compatible explanations bear it out is told', async (t) => {
  const refused = claim('refused', 'reports-not-accepted', { role: 'statement' });
  const text = finding(
    result([unlocks, refused], ({ server }) => ({
      'unlocks-with-report': 1,
      'reports-not-accepted': server === 'accept' ? 0 : 1,
    })),
  );
  t.match(text, 'bear them out: refused (16 of 24).');
});

t.test('rows: every explanation once, with the range of what its phones did', async (t) => {
  const found = result([unlocks], ({ server }) => ({
    'unlocks-with-report': server === 'accept' ? 0 : 1,
    'reports-a-day': server === 'silent' ? 40 : 60,
  }));
  const { rows } = summarise(found);
  t.equal(
    rows.reduce((sum, { cells }) => sum + cells, 0),
    24,
  );
  t.match(
    rows.find(({ verdicts }) => verdicts['on-unlock'] === 'fits'),
    {
      cells: 16,
      box: { server: ['refuse', 'silent'] },
      figures: { 'reports-a-day': { min: 40, max: 60 } },
    },
  );
});

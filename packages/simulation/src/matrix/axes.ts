import { type ClientFamily, clientFamilies, DEFAULT_FAMILY, type Scenario } from '@phonehome/shared';

/** The dimensions of the matrix, in the order in which cells are counted: what each is, for people. */
export const axes = {
  history: 'the builds that the phone has had, the last one running',
  family: 'the family of the client in them',
  sim1: 'the card in slot 1',
  sim2: 'slot 2: there is none, it is empty, or the card in it',
  data_sim: 'the slot whose card carries mobile data',
  roaming: 'whether the phone is abroad',
  network: 'how it is online',
} as const;

export type Axis = keyof typeof axes;
export const axisNames = Object.keys(axes) as readonly Axis[];

/** A cell of the matrix: a value for each dimension. */
export type MatrixCell = Readonly<Record<Axis, string>>;

/** The values of each dimension. */
export type MatrixGrid = Readonly<Record<Axis, readonly string[]>>;

/** Between the builds of a history. */
export const THEN = ' > ';
export const NO_SLOT = 'no-slot';
export const EMPTY = 'empty';
/** The client of each build is of the family that the build names. */
export const OWN_FAMILY = 'own';
const HISTORIES_MAX = 2_000;

/**
 * The matrix of a scenario: every history that its updates allow, skipped ones included, with each of its cards in each
 * slot, at home and abroad, on each network.
 * @param families also the same builds with a client of each other family
 */
export function matrixGrid(scenario: Scenario, families: boolean): MatrixGrid {
  const sims = Object.keys(scenario.sims);
  const other = families ? clientFamilies : [];
  return {
    history: historiesOf(scenario),
    family: [OWN_FAMILY, ...other],
    sim1: sims,
    sim2: [NO_SLOT, EMPTY, ...sims],
    data_sim: ['1', '2'],
    roaming: ['home', 'abroad'],
    network: ['mobile', 'wifi', 'none'],
  };
}

/** Every cell of a grid that can be; the last dimension changes fastest. */
export function* matrixCells(grid: MatrixGrid): Generator<MatrixCell> {
  const sizes = axisNames.map((name) => grid[name].length);
  const total = sizes.reduce((product, size) => product * size, 1);
  for (let number = 0; number < total; number++) {
    let rest = number;
    const values = sizes.toReversed().map((size) => {
      const value = rest % size;
      rest = Math.floor(rest / size);
      return value;
    });
    const cell = Object.fromEntries(
      axisNames.map((name, i) => [name, grid[name][values[sizes.length - 1 - i] as number]]),
    );
    if (canBe(cell as MatrixCell)) yield cell as MatrixCell;
  }
}

/** Mobile data needs a card to go over. */
export function canBe({ sim2, data_sim }: MatrixCell): boolean {
  return data_sim === '1' || (sim2 !== NO_SLOT && sim2 !== EMPTY);
}

/** The family of the client of a build in a cell. */
export function familyIn({ family }: MatrixCell, build: Scenario['builds'][string]): ClientFamily {
  return family === OWN_FAMILY ? (build.family ?? DEFAULT_FAMILY) : (family as ClientFamily);
}

/** Every series of builds that phones may have had: from that of a cohort on, any of its updates in order, or not. */
function historiesOf({ cohorts, updates }: Scenario): string[] {
  const found = new Set<string>();
  for (const cohort of cohorts) {
    const mine = updates.filter((update) => update.cohorts.includes(cohort.id));
    const ordered = mine.toSorted((a, b) => (a.released < b.released ? -1 : a.released > b.released ? 1 : 0));
    const brought = cohort.origin === 'factory' ? ordered.find(({ brings_client }) => brings_client) : undefined;
    const later = brought ? ordered.filter(({ released }) => released > brought.released) : ordered;
    let histories = [brought?.to ?? cohort.build];
    for (const { to } of later) {
      histories = [...histories, ...histories.map((history) => history + THEN + to)].slice(0, HISTORIES_MAX);
    }
    for (const history of histories) found.add(history);
  }
  return [...found];
}

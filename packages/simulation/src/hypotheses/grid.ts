import { PhonehomeError } from '@phonehome/shared';

/** The dimensions of the grid, in the order in which cells are counted, each with its name for people and its values. */
export const dimensions = {
  origin: { label: 'origin', says: 'how the client came onto the phones', values: ['factory', 'update'] },
  family: { label: 'client', says: 'the generation of the client', values: ['phone-2014', 'phone-2017'] },
  triggers: {
    label: 'triggers',
    says: 'what asks the client to try: also boot, wake and unlock, as reported, or only what its code listens to',
    values: ['as-reported', 'connectivity'],
  },
  wifi_sleep: {
    label: 'Wi-Fi sleep',
    says: 'whether Wi-Fi stays on while the screen is off',
    values: ['always', 'never'],
  },
  server: { label: 'server', says: 'what the server does with every report', values: ['accept', 'refuse', 'silent'] },
  slots: { label: 'SIM slots', says: 'how many the phone has; one of them holds a card', values: ['1', '2'] },
  network: {
    label: 'network',
    says: 'how the phone is online: as the people of the scenario are, always within reach of Wi-Fi, or never',
    values: ['mixed', 'wifi', 'mobile'],
  },
} as const;

export type Dimension = keyof typeof dimensions;

/** The dimensions by name, in order. */
export const dimensionNames = Object.keys(dimensions) as readonly Dimension[];

/** One explanation: a value for each dimension. */
export type Cell = { readonly [D in Dimension]: (typeof dimensions)[D]['values'][number] };

/** Values for each dimension: a part of the grid, and what cells are merged into. */
export type Box = { readonly [D in Dimension]: readonly Cell[D][] };

/** The whole grid. */
export const wholeGrid: Box = {
  origin: dimensions.origin.values,
  family: dimensions.family.values,
  triggers: dimensions.triggers.values,
  wifi_sleep: dimensions.wifi_sleep.values,
  server: dimensions.server.values,
  slots: dimensions.slots.values,
  network: dimensions.network.values,
};

/** Every cell of a part of the grid; the last dimension changes fastest. */
export function cellsOf(box: Box): Cell[] {
  let cells: Record<string, string>[] = [{}];
  for (const name of dimensionNames)
    cells = cells.flatMap((cell) => box[name].map((value) => ({ ...cell, [name]: value })));
  return cells as unknown as Cell[];
}

/** A cell as a part of the grid. */
export function boxOf(cell: Cell): Box {
  return Object.fromEntries(dimensionNames.map((name) => [name, [cell[name]]])) as unknown as Box;
}

/** Whether a cell is in a part of the grid. */
export function contains(box: Box, cell: Cell): boolean {
  return dimensionNames.every((name) => (box[name] as readonly string[]).includes(cell[name]));
}

/** A cell as its values, in the order of the dimensions: `update phone-2017 as-reported never refuse 1 wifi`. */
export function cellName(cell: Cell): string {
  return dimensionNames.map((name) => cell[name]).join(' ');
}

/**
 * Restricts the grid: `triggers=connectivity,slots=1|2`.
 * @throws PhonehomeError USAGE for what is no dimension or no value of it
 */
export function restrictGrid(text: string): Box {
  const refuse = (what: string, remedy: string): never => {
    throw new PhonehomeError('USAGE', [{ what, remedy }]);
  };
  const given = new Map<string, string[]>();
  for (const part of text.split(',')) {
    const [name = '', values, ...rest] = part.split('=').map((word) => word.trim());
    const known = dimensions[name as Dimension]?.values as readonly string[] | undefined;
    if (!known || !Object.hasOwn(dimensions, name)) {
      return refuse(`the grid has no dimension ${JSON.stringify(name)}`, `Use one of ${dimensionNames.join(', ')}`);
    }
    if (given.has(name)) return refuse(`${name} is restricted twice`, `Write its values once, as ${name}=a|b`);
    const wanted = (values ?? '').split('|');
    const wrong = rest.length > 0 ? part : wanted.find((value) => !known.includes(value));
    if (wrong !== undefined) {
      return refuse(`${name} has no value ${JSON.stringify(wrong)}`, `Use one or more of ${known.join('|')}`);
    }
    given.set(
      name,
      known.filter((value) => wanted.includes(value)),
    );
  }
  return { ...wholeGrid, ...Object.fromEntries(given) };
}

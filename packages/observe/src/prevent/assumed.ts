import {
  type Figure,
  mobilityFigures,
  PhonehomeError,
  type Policy,
  peopleFigures,
  phoneFigures,
  type Scenario,
} from '@phonehome/shared';
import { derived } from './derived.ts';

/** A figure that a story gives or leaves at its default, and that is marked assumed. */
export interface AssumedFigure {
  /** The field of the scenario. */
  readonly figure: string;
  readonly says: string;
  readonly value: string;
  /** A lower and a higher value, or what else may be in its place. */
  readonly others: readonly Other[];
}

/** Another value for a figure. */
export interface Other {
  readonly tried: string;
  /** @throws PhonehomeError SCENARIO_INVALID if that cannot be */
  readonly change: (scenario: Scenario) => Scenario;
}

type Draft = Record<string, unknown>;

/** Half and double; where that cannot be, a quarter less and a quarter more. */
const LOWER = [0.5, 0.75];
const HIGHER = [2, 1.25];
/** Times of day are moved, not multiplied. */
const HOURS_MOVED = [2, 1];

/**
 * Every figure of a story that is marked assumed: in the tables of figures, and in the remarks of the file. A figure that
 * means nothing in this story, such as how long a journey takes that nobody makes, is among them and moves nothing.
 */
export function assumedFigures(scenario: Scenario): AssumedFigure[] {
  const moves = Object.values(scenario.behaviours).some(({ mobility }) => mobility !== undefined);
  const of = <T extends Record<string, Figure>>(table: T, at: readonly string[]): AssumedFigure[] =>
    Object.entries(table)
      .filter(([, { strength }]) => strength === 'assumed')
      .map(([name, figure]) => numberAt(scenario, [...at, name], figure));
  const tables = [
    ...of(peopleFigures, ['behaviours', '*']),
    ...(moves ? of(mobilityFigures, ['behaviours', '*', 'mobility']) : []),
    ...of(phoneFigures, ['timings']),
  ];
  const known = new Set(tables.map(({ figure }) => lastName(figure)));
  const remarked = scenario.remarks
    .filter(({ strength, on }) => strength === 'assumed' && !known.has(lastName(on)))
    .flatMap(({ on, says }) => (on === 'policy' ? ofPolicy(says) : (ofRemark(scenario, on, says) ?? [])));
  return [...tables, ...remarked, ofTriggers(scenario)];
}

function lastName(path: string): string {
  return path.split('.').at(-1) as string;
}

/** A number with the bounds of its table; `*` in a path stands for every behaviour. */
function numberAt(
  scenario: Scenario,
  path: readonly string[],
  figure: Omit<Figure, 'source' | 'strength'>,
): AssumedFigure {
  const name = path.at(-1) as string;
  const values = [
    ...new Set(placesOf(scenario as unknown as Draft, path).map((place) => place[name] ?? figure.default)),
  ];
  const value = Number(values[0] ?? figure.default);
  const whole = figure.whole === true || name.endsWith('_ms');
  const bounded = (wanted: number): number => {
    const within = Math.min(figure.maximum, Math.max(figure.minimum, wanted));
    return whole ? Math.round(within) : within;
  };
  const lower = name.endsWith('_hour') ? HOURS_MOVED.map((hours) => value - hours) : LOWER.map((by) => value * by);
  const higher = name.endsWith('_hour')
    ? HOURS_MOVED.map((hours) => value + hours)
    : value === 0
      ? [1]
      : HIGHER.map((by) => value * by);
  const others = [lower, higher].flatMap((wanted) => {
    const all = [...new Set(wanted.map(bounded))].filter((other) => other !== value);
    return all.length === 0 ? [] : [firstThatMayBe(scenario, path, all)];
  });
  return {
    figure: path.join('.'),
    says: figure.says,
    value: values.length === 0 ? String(value) : values.join(', '),
    others,
  };
}

/** The first of some values with which the story is one; the last, if none is. */
function firstThatMayBe(scenario: Scenario, path: readonly string[], values: readonly number[]): Other {
  const all = values.map((value) => ({
    tried: String(value),
    change: (base: Scenario) => withValue(base, path, value),
  }));
  return all.find(({ change }) => mayBe(scenario, change)) ?? (all.at(-1) as Other);
}

function mayBe(scenario: Scenario, change: Other['change']): boolean {
  try {
    change(scenario);
    return true;
  } catch (error) {
    if (error instanceof PhonehomeError) return false;
    throw error;
  }
}

function withValue(base: Scenario, path: readonly string[], value: number): Scenario {
  const draft = { timings: {}, ...structuredClone(base) } as unknown as Draft;
  for (const place of placesOf(draft, path)) place[path.at(-1) as string] = value;
  return derived(base, 'assumed', draft as unknown as Scenario);
}

/** The objects that a field stands in, or may. */
function placesOf(root: Draft, path: readonly string[]): Draft[] {
  let places: Draft[] = [root];
  for (const part of path.slice(0, -1)) {
    places = places.flatMap((place) => (part === '*' ? Object.values(place) : [place[part]]).filter(isDraft));
  }
  return places;
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null;
}

const ANY = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };

/** A field that a remark calls assumed: a number of the file, with the bounds that its check knows. */
function ofRemark(scenario: Scenario, on: string, says: string): AssumedFigure | null {
  const path = on.replace(/\[(\d+)\]/g, '.$1').split('.');
  const place = placesOf(scenario as unknown as Draft, path)[0];
  const value = place?.[path.at(-1) as string];
  // Of what comes after the days that are run, there is none.
  if (value === undefined) return null;
  if (typeof value === 'number') return { ...numberAt(scenario, path, { default: value, says, ...ANY }), figure: on };
  return { figure: on, says, value: JSON.stringify(value), others: [] };
}

const answers: readonly (readonly [string, Policy['rules'][number]])[] = [
  ['every report accepted', { id: 'every-report', when: {}, outcome: 'accepted', delay_ms: 120 }],
  [
    'every report refused',
    { id: 'every-report', when: {}, outcome: 'refused', result_code: '1', result_desc: 'No', delay_ms: 120 },
  ],
  ['no report answered', { id: 'every-report', when: {}, outcome: 'silent', delay_ms: 0 }],
];

/** Which of the two models of what the client listens to is the right one is not known either (dossier 3). */
function ofTriggers({ triggers }: Scenario): AssumedFigure {
  const tried = triggers === 'as-reported' ? 'connectivity' : 'as-reported';
  const change = (base: Scenario) => derived(base, 'assumed', { triggers: tried });
  return { figure: 'triggers', says: 'what asks the client to try', value: triggers, others: [{ tried, change }] };
}

/** The server is a model as a whole: it may treat all reports alike, in three ways. */
function ofPolicy(says: string): AssumedFigure {
  const others = answers.map(([tried, rule]) => ({
    tried,
    change: (base: Scenario) => derived(base, 'assumed', { policy: { rules: [rule] } }),
  }));
  return { figure: 'policy', says, value: 'as told', others };
}

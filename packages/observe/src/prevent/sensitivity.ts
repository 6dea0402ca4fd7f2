import { PhonehomeError, type Scenario } from '@phonehome/shared';
import { affectedOf } from './affected.ts';
import { type AssumedFigure, assumedFigures, type Other } from './assumed.ts';
import type { CounterMeasure } from './counter-measure.ts';
import { counterMeasures } from './counter-measures.ts';
import { type MeasureId, measureIds, measures, type Side, type Values } from './measures.ts';
import type { MostMoved, TriedFigure } from './result.ts';
import { rowId, runUnder, type Setting, type WatchedValues } from './run-under.ts';
import { type Standing, standingOf } from './theory.ts';

/** A figure with another value: what it is, and the rows that have to be run for it. */
export interface Attempt {
  readonly of: Pick<TriedFigure, 'figure' | 'says' | 'value' | 'tried' | 'problem'>;
  readonly rows: readonly (CounterMeasure | null)[];
  readonly run: (row: CounterMeasure | null) => Promise<WatchedValues>;
}

type Found = ReadonlyMap<string, Values>;

/**
 * What is to be tried: every figure of the story that is marked assumed, lower and higher, without and with each
 * counter-measure; and the figures of the counter-measures that are ours, with that one alone. All with the first seed.
 * @param remarked the story as its file has it, with its remarks
 */
export function attempts(setting: Setting, remarked: Scenario): Attempt[] {
  const all = [null, ...counterMeasures];
  const ofStory = assumedFigures({ ...setting.story, remarks: remarked.remarks }).flatMap((figure) =>
    figure.others.length === 0
      ? [refused(figure, '', 'it is no number, and nothing is known to put in its place')]
      : figure.others.map((other) => ofFigure(setting, figure, other, all)),
  );
  const own = counterMeasures.flatMap((measure) =>
    Object.entries(measure.figures).flatMap(([name, { value, low, high }]) =>
      [low, high]
        .filter((other) => other !== value)
        .map((other): Attempt => {
          const says = measure.says;
          return {
            of: { figure: `${measure.id}.${name}`, says, value: String(value), tried: String(other), problem: null },
            rows: [measure],
            run: (row) => runUnder(setting, row, setting.seeds[0] as number, { [name]: other }),
          };
        }),
    ),
  );
  return [...ofStory, ...own];
}

function refused({ figure, says, value }: AssumedFigure, tried: string, problem: string): Attempt {
  const run = () => Promise.reject(new RangeError(`${figure} cannot be tried`));
  return { of: { figure, says, value, tried, problem }, rows: [], run };
}

function ofFigure(setting: Setting, figure: AssumedFigure, { tried, change }: Other, rows: Attempt['rows']): Attempt {
  const { story, home } = setting;
  try {
    const changed = change(story);
    const other: Setting = {
      ...setting,
      story: changed,
      affected: affectedOf(changed),
      home: home && atHome(home, change),
    };
    const run: Attempt['run'] = (row) => runUnder(other, row, setting.seeds[0] as number);
    return { of: { figure: figure.figure, says: figure.says, value: figure.value, tried, problem: null }, rows, run };
  } catch (error) {
    if (!(error instanceof PhonehomeError)) throw error;
    return refused(figure, tried, error.problems[0]?.what ?? error.message);
  }
}

/** The phones at home live with the same figure, where their story can have it. */
function atHome(home: NonNullable<Setting['home']>, change: Other['change']): Setting['home'] {
  try {
    const story = change(home.story);
    return { ...home, story, affected: affectedOf(story) };
  } catch (error) {
    if (error instanceof PhonehomeError) return home;
    throw error;
  }
}

/** What another value changes: which theories do not hold any more, and which measure moved most. */
export function judgeAttempt({ of }: Attempt, reference: Found, found: Found): TriedFigure {
  return {
    ...of,
    changed: changedTheories(reference, found),
    most: { leak: mostMoved('leak', reference, found), cost: mostMoved('cost', reference, found) },
  };
}

function changedTheories(reference: Found, found: Found): TriedFigure['changed'] {
  const none = rowId(null);
  return counterMeasures.flatMap(({ id, theory }) =>
    theory.flatMap((one) => {
      const standingIn = (values: Found): Standing | null => {
        const [before, after] = [values.get(none) ?? reference.get(none), values.get(id)];
        return before && after ? standingOf(one, [before], [after]) : null;
      };
      const standing = standingIn(found);
      if (standing === null || standing === 'holds' || standingIn(reference) !== 'holds') return [];
      return [{ counter_measure: id, measure: one.measure, direction: one.direction, standing }];
    }),
  );
}

/** Of the measures of a side, in all rows, that which moved most, for how large it is in any row. */
function mostMoved(side: Side, reference: Found, found: Found): MostMoved {
  let most: MostMoved = null;
  let greatest = 0;
  for (const measure of measureIds.filter((id) => measures[id].side === side)) {
    const scale = Math.max(...[...reference.values()].map((values) => Math.abs(values[measure] ?? 0)));
    if (scale === 0) continue;
    for (const [row, values] of found) {
      // Where there is nothing to measure it on, nothing has moved.
      if ((values[measure] ?? null) === null || (reference.get(row)?.[measure] ?? null) === null) continue;
      const [from, to] = [valueOf(reference.get(row), measure), valueOf(values, measure)];
      const moved = Math.abs(to - from) / scale;
      if (moved <= greatest) continue;
      greatest = moved;
      most = { counter_measure: row, measure, from, to, moved };
    }
  }
  return most;
}

function valueOf(values: Values | undefined, measure: MeasureId): number {
  return values?.[measure] ?? 0;
}

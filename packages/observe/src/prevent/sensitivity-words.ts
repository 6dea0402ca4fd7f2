import type { TextBlock } from '@phonehome/simulation';
import type { MostMoved, Prevention, TriedFigure } from './result.ts';
import type { Standing } from './theory.ts';
import { listed, valueText } from './words.ts';

/** Figures that move a measure by less than this share of it are named, not shown (ours). */
const SHOWN_FROM = 0.1;

/** What the assumed figures move, as lists: what leaks, what it costs, and which theory does not show any more. */
export function sensitivityBlocks({ sensitivity }: Prevention): TextBlock[] {
  if (sensitivity === null) return [];
  const tried = sensitivity.filter(({ problem }) => problem === null);
  const little = tried.filter(({ figure }) =>
    tried.every((one) => one.figure !== figure || (!isShown(one.most.leak) && !isShown(one.most.cost))),
  );
  const problems = sensitivity.filter(({ problem }) => problem !== null);
  const changed = tried.filter((one) => one.changed.length > 0);
  return [
    { block: 'heading', text: 'What the assumed figures move' },
    {
      block: 'paragraph',
      text: 'Every figure that is marked assumed was tried lower and higher, with the first seed. Of all measures of all rows, that which moved most, for its size:',
    },
    { block: 'paragraph', text: 'Of what leaks:' },
    ...list(movedMost(tried, ({ most }) => most.leak)),
    { block: 'paragraph', text: 'Of what it costs:' },
    ...list(movedMost(tried, ({ most }) => most.cost)),
    ...paragraph(little, (names) => `By less than a tenth, in any row, with ${names}.`),
    ...paragraph(problems, (names) => `Not tried, since it means nothing in this story: ${names}.`),
    ...(changed.length === 0
      ? []
      : [{ block: 'paragraph' as const, text: 'What theory says does not show any more, or otherwise, with these:' }]),
    ...list(changed.map((one) => `${nameOf(one)}: ${changesText(one)}`)),
  ];
}

function isShown(most: MostMoved): most is NonNullable<MostMoved> {
  return most !== null && most.moved >= SHOWN_FROM;
}

function movedMost(tried: readonly TriedFigure[], of: (one: TriedFigure) => MostMoved): string[] {
  return tried
    .flatMap((one) => {
      const most = of(one);
      return isShown(most) ? [{ one, most }] : [];
    })
    .sort((a, b) => b.most.moved - a.most.moved)
    .map(({ one, most: { counter_measure, measure, from, to } }) => {
      const row = counter_measure === 'none' ? 'without any' : counter_measure;
      return `${nameOf(one)}: ${row}, \`${measure}\` ${valueText(measure, from)} → ${valueText(measure, to)}`;
    });
}

function nameOf({ figure, value, tried }: TriedFigure): string {
  return `${shortName(figure)} ${value} → ${tried}`;
}

function shortName(figure: string): string {
  return figure.replace(/^behaviours\.[^.]+\./, '');
}

/** Those that go another way one by one, the others counted: that nothing moves where nothing is follows of itself. */
function changesText({ changed }: TriedFigure): string {
  const of = (standing: Standing) => changed.filter((one) => one.standing === standing);
  const [fails, unmoved, nothing] = [of('fails'), of('unmoved'), of('nothing-to-move')];
  const rows = (all: readonly { counter_measure: string }[]) =>
    listed([...new Set(all.map(({ counter_measure }) => counter_measure))]);
  return [
    ...fails.map(({ counter_measure, measure }) => `${counter_measure} does otherwise to \`${measure}\``),
    ...(unmoved.length === 0 ? [] : [`${unmoved.length} measures are unmoved by ${rows(unmoved)}`]),
    ...(nothing.length === 0 ? [] : [`${nothing.length} are nothing already, before ${rows(nothing)}`]),
  ].join('; ');
}

function list(items: readonly string[]): TextBlock[] {
  return items.length === 0 ? [] : [{ block: 'list', items }];
}

function paragraph(all: readonly TriedFigure[], text: (names: string) => string): TextBlock[] {
  const names = [...new Set(all.map(({ figure }) => shortName(figure)))];
  return names.length === 0 ? [] : [{ block: 'paragraph', text: text(listed(names)) }];
}

import { counterMeasures, type Direction, type MeasureId, measureIds, measures } from '@phonehome/observe';
import { page, tableOf } from './page.ts';

const directions: Readonly<Record<Direction, string>> = {
  'to-zero': 'to nothing',
  down: 'down',
  same: 'stays',
  up: 'up',
};

/** What `phonehome prevent` measures, and what each counter-measure is and should do. */
export function preventionPage(): string {
  const rows = (side: string): string[][] =>
    measureIds
      .filter((id) => measures[id].side === side)
      .map((id: MeasureId) => [`\`${id}\``, measures[id].unit, measures[id].says]);
  const sections = counterMeasures.flatMap(({ id, title, says, figures, theory }) => [
    '',
    `### \`${id}\`: ${title}`,
    `${says}.`,
    ...Object.entries(figures).map(
      ([name, { value, low, high }]) =>
        `Ours: \`${name}\` is ${value}; with \`--sensitivity\` also ${low} and ${high}.`,
    ),
    '',
    ...tableOf(
      ['measure', 'should go', 'because'],
      theory.map(({ measure, direction, because }) => [`\`${measure}\``, directions[direction], because]),
    ),
  ]);
  return page(
    '# Counter-measures and what is measured of them',
    '',
    'What [`phonehome prevent`](commands.md#prevent) tells; what came of it: [would it have been prevented?](../explanation/prevention.md)',
    'The JSON document is `phonehome-prevention/1`: [schema](schemas/prevention.schema.json). Each value has its least, middle and',
    'greatest over the seeds and that of each seed; `null` where there is nothing to measure it on.',
    '',
    '`recipient` is who gets the reports, `path` whoever carries the packets, `determined` a recipient who joins by places, too,',
    '`maker` who gets the maker’s own activations. Where nothing else is said, a measure is of the affected phones, those',
    'that leak nothing included, and a count is the mean over them.',
    '',
    '## What leaks',
    '',
    ...tableOf(['measure', 'unit', 'what it is'], rows('leak')),
    '',
    '## What it costs',
    '',
    ...tableOf(['measure', 'unit', 'what it is'], rows('cost')),
    '',
    '## Counter-measures',
    'Each is applied alone, from the first day. What its theory says is held against every seed: `holds`; `fails`; `unmoved`,',
    'where so few phones do not show it; `nothing-to-move`, where the measure is nothing in the story itself.',
    ...sections,
  );
}

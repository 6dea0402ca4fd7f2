import { counted } from '@phonehome/shared';
import { type Dimension, dimensionNames, dimensions } from './grid.ts';
import type { CellResult, Hypotheses, MeasuredClaim } from './result.ts';
import { isCompatible, type Summary } from './summary.ts';
import { alternatives, boxLine, listed, rangeText, spanText } from './words.ts';

/** What was found, in sentences that follow from the result alone. */
export function findingOf(hypotheses: Hypotheses, summary: Summary): string[] {
  return [
    ...compatibility(hypotheses, summary),
    ...inCommon(hypotheses, summary),
    ...open(hypotheses, summary),
    ...excluded(hypotheses, summary),
    ...single(hypotheses, summary),
    ...disputed(hypotheses, summary),
    ...statements(summary),
    steadiness(hypotheses, summary),
  ];
}

function compatibility({ cells, claims, seeds }: Hypotheses, { standings }: Summary): string[] {
  const { fits, open, 'ruled-out': ruled_out } = standings;
  const observations = counted(claims.filter(({ role }) => role === 'observation').length, 'undisputed observation');
  const examined = `Of ${counted(cells.length, 'explanation')}, held against ${observations}`;
  if (fits + open === 0) return [`${examined}, none is compatible with all of them: at least one contradicts each.`];
  const mostly = cells.filter((cell) => cell.standing === 'open' && isMostlyContradicted(cell, claims, seeds)).length;
  const close = mostly > 0 ? `; of these ${open}, ${mostly} are contradicted under most seeds` : '';
  const left =
    open > 0 ? `, and ${open} more are contradicted by none under every seed but do not fit all${close}` : '';
  const rest = ruled_out > 0 ? ` The other ${ruled_out} are contradicted by at least one.` : '';
  return [`${examined}, ${fits} fit all of them${left}.${rest}`];
}

/** Whether some undisputed observation contradicts it under most seeds: compatible by our rule, and hardly. */
function isMostlyContradicted({ verdicts }: CellResult, claims: Hypotheses['claims'], seeds: number): boolean {
  return claims.some(({ id, role }) => role === 'observation' && (verdicts[id]?.contradicts ?? 0) * 2 > seeds);
}

function inCommon({ cells, grid }: Hypotheses, { indifferent, standings }: Summary): string[] {
  const compatible = cells.filter(isCompatible);
  if (compatible.length === 0) return [];
  const name = (dimension: Dimension): string => dimensions[dimension].label;
  const values = (dimension: Dimension): string[] =>
    grid[dimension].filter((value) => compatible.some(({ cell }) => cell[dimension] === value));
  const varied = dimensionNames.filter((dimension) => grid[dimension].length > 1);
  const narrowed = varied.filter((dimension) => values(dimension).length < grid[dimension].length);
  const partly = varied.filter((dimension) => !narrowed.includes(dimension) && !indifferent.includes(dimension));
  const common = narrowed.map((dimension) => `${name(dimension)} ${alternatives(values(dimension))}`);
  const all = `${standings.fits + standings.open} compatible ones`;
  return [
    ...(common.length > 0 ? [`All ${all} have ${listed(common)}.`] : [`The ${all} have no value in common.`]),
    ...(partly.length > 0
      ? [`Every value of ${listed(partly.map(name))} occurs among them, but not in every combination.`]
      : []),
    ...(indifferent.length > 0 ? [`They are the same whatever the value of ${listed(indifferent.map(name))}.`] : []),
  ];
}

/** What leaves some open: an observation that contradicts under most seeds is not the same as one in between. */
function open({ seeds, grid }: Hypotheses, summary: Summary): string[] {
  return summary.open.map(({ cells, boxes, undecided }) => {
    const how = undecided.map(
      ({ claim, fits, contradicts }) =>
        `${claim} fits under ${spanText(fits)} and contradicts under ${spanText(contradicts)}`,
    );
    const which = listed(boxes.map((box) => boxLine(box, grid)));
    return `What leaves ${counted(cells, 'explanation')} open (${which}), of ${counted(seeds, 'seed')}: ${listed(how)}.`;
  });
}

/** Values with no compatible explanation, though others of the same dimension have one, and what contradicts them all. */
function excluded({ cells }: Hypotheses, { values, standings }: Summary): string[] {
  if (standings.fits + standings.open === 0) return [];
  return values.flatMap(({ dimension, value, standings: { fits, open } }) => {
    if (fits + open > 0) return [];
    const denied = cells.filter(({ cell }) => cell[dimension] === value).map(({ ruled_out_by }) => ruled_out_by);
    const always = (denied[0] ?? []).filter((claim) => denied.every((claims) => claims.includes(claim)));
    const by = always.length > 0 ? listed(always) : 'one observation or another';
    const verb = always.length > 1 ? 'contradict' : 'contradicts';
    return [`No explanation with ${dimensions[dimension].label} ${value} is compatible: ${by} ${verb} each.`];
  });
}

function single({ figures, claims }: Hypotheses, summary: Summary): string[] {
  return summary.single.map(({ cells, claim, figure, range }) => {
    const said = claims.find(({ id }) => id === claim)?.paraphrase ?? '';
    const saw = `${figures[figure].says}: ${rangeText(figure, range)}`;
    return `${counted(cells, 'explanation')} would be compatible but for one observation, ${claim} ("${said}"; ${saw}).`;
  });
}

function disputed({ cells }: Hypotheses, { claims }: Summary): string[] {
  const compatible = cells.filter(isCompatible).length;
  return claims.flatMap(({ claim, all, compatible: among }) => {
    if (claim.role !== 'disputed') return [];
    const { id, disputed_by } = claim;
    if (all.fits === 0) {
      return [
        `${id} (disputed by ${listed(disputed_by)}) fits no explanation, and is contradicted by ${all.contradicts}.`,
      ];
    }
    const [other] = disputed_by.flatMap((rival) =>
      claims.filter((one) => one.claim.id === rival && disputes(one.claim, id)),
    );
    if (compatible === 0 || (other && claims.indexOf(other) < claims.findIndex((one) => one.claim === claim)))
      return [];
    if (other) {
      const sides = `${among.fits} fit the one and ${other.compatible.fits} the other`;
      return [`${id} and ${other.claim.id} dispute each other: of the ${compatible} compatible ones, ${sides}.`];
    }
    const rest = `and is contradicted by ${among.contradicts}`;
    return [
      `${id} (disputed by ${listed(disputed_by)}) fits ${among.fits} of the ${compatible} compatible ones, ${rest}.`,
    ];
  });
}

function disputes({ disputed_by }: MeasuredClaim, id: string): boolean {
  return disputed_by.includes(id);
}

function statements({ claims, standings }: Summary): string[] {
  const compatible = standings.fits + standings.open;
  const made = claims.filter(({ claim }) => claim.role === 'statement');
  if (made.length === 0 || compatible === 0) return [];
  const told = made.map(({ claim, compatible: among }) => `${claim.id} (${among.fits} of ${compatible})`);
  return [
    `Of what parties state or infer, these can be measured; so many compatible explanations bear them out: ${listed(told)}.`,
  ];
}

function steadiness({ seeds }: Hypotheses, { verdicts, unanimous }: Summary): string {
  if (seeds === 1) return 'With one seed, nothing is known of how far chance matters.';
  const differ = verdicts - unanimous;
  if (differ === 0) return `All ${verdicts} verdicts are the same under each of the ${seeds} seeds.`;
  return `${differ} of ${verdicts} verdicts are not the same under each of the ${seeds} seeds, and therefore count as undecided.`;
}

import { found, known, unique } from './findings.ts';
import type { Claim, Claims, Measure } from './schema/claims.ts';
import type { Finding, Path } from './yaml-file.ts';

/** What the schema of the claims cannot say: that each is tested, measured, or neither for a reason. */
export function checkClaims({ claims }: Claims): Finding[] {
  const named = Object.fromEntries(claims.map((claim) => [claim.id, claim]));
  return [
    ...unique(claims, ['claims']),
    ...claims.flatMap((claim, i) => [
      ...checkTests(claim, ['claims', i]),
      ...(claim.measure ?? []).flatMap((measure, k) => checkMeasure(measure, ['claims', i, 'measure', k])),
      ...checkDispute(claim, named, ['claims', i, 'disputed_by']),
    ]),
  ];
}

function checkTests({ kind, tested_by, measure, not_simulable, not_measurable }: Claim, path: Path): Finding[] {
  const findings: Finding[] = [];
  if ((tested_by === undefined && measure === undefined) === (not_simulable === undefined)) {
    const remedy = 'Say what tests it, or why nothing can';
    findings.push(found(path, 'needs either `tested_by` (or `measure`) or `not_simulable`', remedy));
  }
  if (not_measurable !== undefined && (measure ?? not_simulable) !== undefined) {
    findings.push(found([...path, 'not_measurable'], 'goes with neither `measure` nor `not_simulable`', 'Delete one'));
  }
  if (kind === 'observation' && tested_by && (measure ?? not_measurable ?? not_simulable) === undefined) {
    const remedy = 'Add `measure`, or say why not in `not_measurable`';
    findings.push(found(path, 'an observation that no hypothesis is held against', remedy));
  }
  return findings;
}

function checkMeasure({ fits, contradicts }: Measure, path: Path): Finding[] {
  const findings: Finding[] = [];
  for (const [name, bounds] of Object.entries({ fits, contradicts })) {
    if (bounds && (bounds.at_least ?? 0) > (bounds.at_most ?? Number.POSITIVE_INFINITY)) {
      findings.push(found([...path, name, 'at_least'], 'is above `at_most`', 'Exchange the two'));
    }
  }
  const least = Math.max(fits.at_least ?? 0, contradicts?.at_least ?? 0);
  const most = Math.min(fits.at_most ?? Number.POSITIVE_INFINITY, contradicts?.at_most ?? Number.POSITIVE_INFINITY);
  if (contradicts && findings.length === 0 && least <= most) {
    findings.push(found([...path, 'contradicts'], `${least} would both fit and contradict`, 'Move one of the bounds'));
  }
  return findings;
}

function checkDispute({ id, measure, disputed_by = [] }: Claim, named: object, path: Path): Finding[] {
  const findings = disputed_by.flatMap((other, i) => [
    ...known(named, other, [...path, i], 'claims'),
    ...(other === id ? [found([...path, i], 'a claim does not dispute itself', 'Name another one')] : []),
  ]);
  if (disputed_by.length > 0 && measure === undefined) {
    findings.push(found(path, 'only a claim with `measure` can be kept apart', 'Add `measure`, or delete it'));
  }
  return findings;
}

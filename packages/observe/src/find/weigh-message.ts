import { confidenceOf, type Evidence, SURE_MIN } from './evidence.ts';
import { kindNames } from './kinds.ts';
import type { Located } from './look.ts';

/** How sure an identifier must be for others beside it to gain by it. */
const COMPANY_MIN = 0.6;
const COMPANY: Evidence['points'] = 8;
const SAME_AS_IMEI: Evidence['points'] = 30;
const TAC_AND_SERIAL_DIGITS = 14;

/**
 * What the parts of a message say about one another: an identifier that is sure makes others beside it likelier, and digits
 * that an IMEI begins with are the device's, too. Of one value that may be of several kinds the likeliest stays.
 */
export function weighMessage(located: readonly Located[]): Located[] {
  const sure = located.filter((one) => confidenceOf(one.evidence) >= COMPANY_MIN && !isCalledOther(one));
  const companions = twoOfEachKind(sure);
  const imeis = new Set(
    located
      .filter(({ kind, evidence }) => kind === 'imei' && confidenceOf(evidence) >= SURE_MIN)
      .map(({ value }) => value.slice(0, TAC_AND_SERIAL_DIGITS)),
  );
  const weighed = located.map((one): Located => {
    const evidence = [...one.evidence];
    const company = companions.find(({ kind, value }) => kind !== one.kind && value !== one.value);
    if (company && takesCompany.has(one.kind) && !isCalledOther(one)) {
      evidence.push({ points: COMPANY, says: `in one message with: ${kindNames[company.kind].name}` });
    }
    if (one.kind === 'meid' && imeis.has(one.value)) {
      evidence.push({ points: SAME_AS_IMEI, says: 'the first 14 digits of the IMEI beside it' });
    }
    return { ...one, evidence };
  });
  return likeliest(weighed);
}

/** Two values of each kind are as good company as thousands are: one of them is always another one. */
function twoOfEachKind(all: readonly Located[]): Located[] {
  const values = new Map<string, Set<string>>();
  return all.filter(({ kind, value }) => {
    const of = values.get(kind) ?? new Set();
    values.set(kind, of);
    if (of.has(value) || of.size === 2) return false;
    of.add(value);
    return true;
  });
}

/** What is told by its company; a telephone number stands beside anything. */
const takesCompany = new Set(['imei', 'imsi', 'iccid', 'meid', 'coordinates']);

/** Whether its own name says that it is something else. */
export function isCalledOther({ evidence }: Pick<Located, 'evidence'>): boolean {
  return evidence.some(({ from_name, points }) => from_name === true && points < 0);
}

function likeliest(located: readonly Located[]): Located[] {
  const best = new Map<string, Located>();
  for (const one of located) {
    const id = `${one.where} ${one.keys.join('.')} ${one.value}`;
    const before = best.get(id);
    if (!before || confidenceOf(one.evidence) > confidenceOf(before.evidence)) best.set(id, one);
  }
  return [...best.values()];
}

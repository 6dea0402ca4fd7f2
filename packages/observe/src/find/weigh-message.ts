import { confidenceOf, type Evidence, SURE_MIN } from './evidence.ts';
import { kindNames } from './kinds.ts';
import type { Located } from './look.ts';

const COMPANY: Evidence['points'] = 8;
const SAME_AS_IMEI: Evidence['points'] = 30;
const TAC_AND_SERIAL_DIGITS = 14;

/**
 * What the parts of a message say about one another: an identifier that is sure makes others beside it likelier, and digits
 * that an IMEI begins with are the device's, too. Of one value that may be of several kinds the likeliest stays.
 */
export function weighMessage(located: readonly Located[]): Located[] {
  const sure = located.filter(({ evidence }) => confidenceOf(evidence) >= SURE_MIN);
  const imeis = new Set(
    located
      .filter(({ kind, evidence }) => kind === 'imei' && confidenceOf(evidence) >= SURE_MIN)
      .map(({ value }) => value.slice(0, TAC_AND_SERIAL_DIGITS)),
  );
  const weighed = located.map((one): Located => {
    const evidence = [...one.evidence];
    const company = sure.find(({ kind, value }) => kind !== one.kind && value !== one.value);
    if (company && takesCompany.has(one.kind)) {
      evidence.push({ points: COMPANY, says: `in one message with: ${kindNames[company.kind].name}` });
    }
    if (one.kind === 'meid' && imeis.has(one.value)) {
      evidence.push({ points: SAME_AS_IMEI, says: 'the first 14 digits of the IMEI beside it' });
    }
    return { ...one, evidence };
  });
  return likeliest(weighed);
}

/** Numbers that are told by their company; a place or a telephone number stands beside anything. */
const takesCompany = new Set(['imei', 'imsi', 'iccid', 'meid']);

function likeliest(located: readonly Located[]): Located[] {
  const best = new Map<string, Located>();
  for (const one of located) {
    const id = `${one.where} ${one.keys.join('.')} ${one.value}`;
    const before = best.get(id);
    if (!before || confidenceOf(one.evidence) > confidenceOf(before.evidence)) best.set(id, one);
  }
  return [...best.values()];
}

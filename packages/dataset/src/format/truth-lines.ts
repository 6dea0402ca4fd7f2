import { leakedTexts } from '../table/truth.ts';
import type { Truth } from '../truth.ts';

/** Names of scenarios, gates and the like: few, and the same in many lines. */
const NAMES_MAX = 4_096;

/**
 * Makes the lines of truths: the same text as `JSON.stringify` of their rows, without a row, and with what stands in many
 * lines made once.
 */
export function createTruthLines(): (truth: Truth) => string {
  const names = new Map<string, string>();
  const json = (name: string | null): string => {
    if (name === null) return 'null';
    const known = names.get(name);
    if (known !== undefined) return known;
    const text = JSON.stringify(name);
    if (names.size >= NAMES_MAX) names.clear();
    names.set(name, text);
    return text;
  };
  const leaks = new WeakMap<Truth['leaked'], string>();
  const leakedOf = (leaked: Truth['leaked']): string => {
    const known = leaks.get(leaked);
    if (known !== undefined) return known;
    const { leaked_fields, leaked_kinds } = leakedTexts(leaked);
    const text = `"leaked_fields":${JSON.stringify(leaked_fields)},"leaked_kinds":${JSON.stringify(leaked_kinds)}`;
    leaks.set(leaked, text);
    return text;
  };
  return (truth) =>
    `{"exchange_id":"${truth.exchange_id}","label":"${truth.label}","device":${truth.device},"person":${truth.person}` +
    `,"split":"${truth.split}","cohort":${json(truth.cohort)},"phase":${json(truth.phase)},"build":${json(truth.build)}` +
    `,"region":${json(truth.region)},"application":${json(truth.application)},"trigger":${json(truth.trigger)}` +
    `,"root_cause":${json(truth.root_cause)},"gates":${json(truth.gates.join(' '))},"outcome":${json(truth.outcome)}` +
    `,"policy_rule":${json(truth.policy_rule)},${leakedOf(truth.leaked)},"network":"${truth.network}"` +
    `,"place":${json(truth.place)},"cell":"${truth.cell}"}\n`;
}

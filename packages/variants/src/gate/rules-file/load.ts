import { readYaml } from '@phonehome/shared';
import { type Policy, shippedPolicy } from '../policy.ts';
import type { Suppression } from '../suppression.ts';
import { checkRulesFile, checkSuppressions } from './check.ts';
import { mergeRules } from './merge.ts';
import { RulesFile, SuppressionsFile } from './schema.ts';

/**
 * A policy with what a rules file changes and adds.
 * @param text the YAML; @param file how to name the file in errors; @param policy what it changes
 * @throws PhonehomeError RULES_INVALID with every problem: file, line, column, field, remedy
 */
export function loadRules(text: string, file: string, policy: Policy = shippedPolicy): Policy {
  const check = (rules: RulesFile) => checkRulesFile(rules, policy);
  return mergeRules(policy, readYaml<RulesFile>(text, file, RulesFile, check, 'RULES_INVALID'));
}

/** The suppressions of a file, for the rules of a policy. Throws as `loadRules` does. */
export function loadSuppressions(text: string, file: string, policy: Policy = shippedPolicy): readonly Suppression[] {
  const rules = [...shippedPolicy.rules, ...policy.rules].map(({ id }) => id);
  const check = ({ suppressions }: SuppressionsFile) => checkSuppressions(suppressions, [...new Set(rules)]);
  return readYaml<SuppressionsFile>(text, file, SuppressionsFile, check, 'RULES_INVALID').suppressions;
}

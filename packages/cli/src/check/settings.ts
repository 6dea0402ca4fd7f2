import { PhonehomeError } from '@phonehome/shared';
import {
  type KnownClient,
  knownClients,
  loadKnowledge,
  loadRules,
  loadSuppressions,
  type Policy,
  shippedPolicy,
} from '@phonehome/variants';
import { readText } from '../read-text.ts';

/** The files that a gate is held against, as a user names them. */
export interface SettingsFiles {
  readonly rules?: string;
  readonly suppressions?: string;
  readonly knowledge?: string;
}

/** What a gate is held against. */
export interface Settings {
  readonly policy: Policy;
  readonly knowledge: readonly KnownClient[];
}

/**
 * Reads rules, suppressions and knowledge; what is not named is as shipped.
 * @throws PhonehomeError RULES_INVALID when one of them is broken, INPUT_UNREADABLE when it cannot be read
 */
export async function readSettings({ rules, suppressions, knowledge }: SettingsFiles): Promise<Settings> {
  const changed = rules === undefined ? shippedPolicy : loadRules(await readSetting(rules), rules);
  const more =
    suppressions === undefined ? [] : loadSuppressions(await readSetting(suppressions), suppressions, changed);
  return {
    policy: { ...changed, suppressions: [...changed.suppressions, ...more] },
    knowledge: knowledge === undefined ? knownClients : loadKnowledge(await readSetting(knowledge), knowledge),
  };
}

/** The text of such a file; that it cannot be read is told as of any input, not as of a scenario. */
async function readSetting(file: string): Promise<string> {
  try {
    return await readText(file);
  } catch (error) {
    if (error instanceof PhonehomeError) throw new PhonehomeError('INPUT_UNREADABLE', error.problems);
    throw error;
  }
}

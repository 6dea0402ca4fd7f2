import { checkScenario } from './check.ts';
import { checkClaims } from './check-claims.ts';
import { checkPolicy } from './check-policy.ts';
import { Claims } from './schema/claims.ts';
import { type Policy, PolicyFile } from './schema/policy.ts';
import { Scenario } from './schema/scenario.ts';
import type { ClientResolver } from './world.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads a scenario.
 * @param text the YAML; @param file how to name the file in errors; @param clientOf says what the facts of a build amount
 * to: without it, that they say what runs is left to `createWorld`
 * @throws PhonehomeError SCENARIO_INVALID with every problem: file, line, column, field, remedy
 */
export function loadScenario(text: string, file: string, clientOf?: ClientResolver): Scenario {
  return readYaml<Scenario>(text, file, Scenario, (scenario) => checkScenario(scenario, clientOf));
}

/** Reads a policy file (`phonehome serve --policy`). Throws as `loadScenario` does. */
export function loadPolicy(text: string, file: string): Policy {
  return readYaml<PolicyFile>(text, file, PolicyFile, (policy) => checkPolicy(policy, []));
}

/** Reads scenarios/claims.yaml. Throws as `loadScenario` does. */
export function loadClaims(text: string, file: string): Claims {
  return readYaml<Claims>(text, file, Claims, checkClaims);
}

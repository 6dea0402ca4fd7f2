import type { Rule } from './rule.ts';
import { activationWithoutConsent } from './rules/activation-without-consent.ts';
import { clearTextIdentifiers } from './rules/clear-text-identifiers.ts';
import { clientOutsideRegion } from './rules/client-outside-region.ts';
import { endpointOutsideDataRegion } from './rules/endpoint-outside-data-region.ts';
import { labelContradiction } from './rules/label-contradiction.ts';
import { unboundedRetry } from './rules/unbounded-retry.ts';

/** The rules of the gate, in the order in which they are told. */
export const shippedRules: readonly Rule[] = [
  clientOutsideRegion,
  labelContradiction,
  clearTextIdentifiers,
  endpointOutsideDataRegion,
  activationWithoutConsent,
  unboundedRetry,
];

import { existsSync } from 'node:fs';

// In a clone the sources run as they are; a published package has only what was built from them.
const source = new URL('../src/variants.ts', import.meta.url);
const built = new URL('../dist/variants.js', import.meta.url);

export const {
  anyPhone,
  assertGate,
  assertNoClientOutside,
  assertNoTalk,
  checkBuild,
  knownClients,
  loadKnowledge,
  loadRules,
  loadSuppressions,
  PhonehomeError,
  readBuild,
  resolve,
  shippedPolicy,
} = await import((existsSync(source) ? source : built).href);

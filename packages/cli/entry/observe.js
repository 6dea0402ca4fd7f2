import { existsSync } from 'node:fs';

// In a clone the sources run as they are; a published package has only what was built from them.
const source = new URL('../src/observe.ts', import.meta.url);
const built = new URL('../dist/observe.js', import.meta.url);

export const { assertNoLeak, leakKinds, observe, PhonehomeError, serverLadder } = await import(
  (existsSync(source) ? source : built).href
);

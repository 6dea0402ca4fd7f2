import { existsSync } from 'node:fs';

// In a clone the sources run as they are; a published package has only what was built from them.
const source = new URL('../src/simulate.ts', import.meta.url);
const built = new URL('../dist/simulate.js', import.meta.url);

export const { PhonehomeError, scenarioNamed, simulate } = await import((existsSync(source) ? source : built).href);

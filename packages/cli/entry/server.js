import { existsSync } from 'node:fs';

// In a clone the sources run as they are; a published package has only what was built from them.
const source = new URL('../src/server.ts', import.meta.url);
const built = new URL('../dist/server.js', import.meta.url);

export const { createFakeServer, defaultPolicy, PhonehomeError } = await import(
  (existsSync(source) ? source : built).href
);

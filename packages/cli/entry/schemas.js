import { existsSync } from 'node:fs';

// In a clone the sources run as they are; a published package has only what was built from them.
const source = new URL('../src/schemas.ts', import.meta.url);
const built = new URL('../dist/schemas.js', import.meta.url);

export const { decodeMessage, encodeMessage, fromProto, messageNames, PhonehomeError, toProto } = await import(
  (existsSync(source) ? source : built).href
);

import { readdirSync, readFileSync } from 'node:fs';

const WIRE = new URL('../../fixtures/wire/', import.meta.url);

/** The requests of the conformance suite, usual and odd, and one without a body. */
export const vectors: readonly Buffer[] = [
  ...readdirSync(WIRE)
    .filter((name) => name.endsWith('.request'))
    .sort()
    .map((name) => readFileSync(new URL(name, WIRE))),
  Buffer.from('GET / HTTP/1.1\r\n\r\n'),
];

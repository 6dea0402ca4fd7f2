import { readFileSync } from 'node:fs';
import type { RecordedRequest } from '@phonehome/fake-server';
import { type Anomaly, type ClientFamily, clientFamilies, families, type Report } from '@phonehome/shared';

/** The folder of the conformance suite, which test/fixtures/wire/README.md describes. */
export const wireFolder = new URL('../fixtures/wire/', import.meta.url);

/** What must be read in one message of a case. */
export interface WireMessage {
  readonly request: RecordedRequest | null;
  readonly report: Report | null;
  readonly anomalies: readonly Anomaly[];
}

/** A case of the suite as it is kept: its bytes, and what must be read in them. */
export interface WireCase {
  readonly name: string;
  readonly bytes: Buffer;
  readonly messages: readonly WireMessage[];
}

const bytesOf = (file: string): Buffer => readFileSync(new URL(file, wireFolder));
const jsonOf = <T>(file: string): T => JSON.parse(bytesOf(file).toString('utf8')) as T;

/** Every case, in the order of the index. */
export const wireCases: readonly WireCase[] = jsonOf<{ name: string; request: string; decoded: string }[]>(
  'index.json',
).map(({ name, request, decoded }) => ({ name, bytes: bytesOf(request), messages: jsonOf(decoded) }));

/** The case of that name. */
export function caseNamed(name: string): WireCase {
  const found = wireCases.find((one) => one.name === name);
  if (!found) throw new Error(`the suite has no case ${name}`);
  return found;
}

/** A golden vector of a family: the bytes of one request of its client, and the report in it. */
export interface FamilyVector {
  readonly family: ClientFamily;
  readonly regver: string;
  readonly bytes: Buffer;
  readonly report: Report;
}

/** The golden vector of a family and of a version that it sends. */
export function familyVector(family: ClientFamily, regver: string): FamilyVector {
  const { bytes, messages } = caseNamed(`family-${family}-${regver}`);
  const report = messages[0]?.report;
  if (!report) throw new Error(`no report is in the golden vector of ${family} and ${regver}`);
  return { family, regver, bytes, report };
}

/** The golden vectors of all families. */
export const familyVectors: readonly FamilyVector[] = clientFamilies.flatMap((family) =>
  families[family].regvers.map((regver) => familyVector(family, regver)),
);

import { readdirSync, readFileSync } from 'node:fs';
import { parse, Root } from 'protobufjs';
import { brokenNumbers, grownLock, type Lock, numbersOf } from './lock.ts';
import { reportProto } from './report-proto.ts';
import { messagesModule } from './typescript.ts';

/** Where the schema is, what is made of it, and where the numbers are kept that must never change. */
const FOLDER = 'packages/shared/proto/phonehome/v1/';
const REPORT = `${FOLDER}report.proto`;
const LOCK = `${FOLDER}numbers.lock.json`;
const MODULE = 'packages/shared/src/proto/generated/messages.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The schema that some .proto texts make together. */
export function schemaOf(texts: readonly string[]): Root {
  const root = new Root();
  for (const text of texts) parse(text, root, { keepCase: true, alternateCommentMode: true });
  root.resolveAll();
  return root;
}

/** The numbers that are kept. */
export function keptLock(): Lock {
  return JSON.parse(textOf(LOCK)) as Lock;
}

/** The paths of the .proto files that are written by hand. */
function handwritten(): string[] {
  return readdirSync(new URL(`../../${FOLDER}`, import.meta.url))
    .filter((name) => name.endsWith('.proto') && !REPORT.endsWith(`/${name}`))
    .sort()
    .map((name) => FOLDER + name);
}

/** The schema as the files have it. */
export function keptSchema(): Root {
  return schemaOf([REPORT, ...handwritten()].map(textOf));
}

/**
 * The files of the schema that are made from the code, by path: report.proto from the registry of fields, the typed
 * messages, and the grown lock. A test keeps the files equal to these.
 * @throws Error when a number would change its meaning
 */
export function protoFiles(): Readonly<Record<string, string>> {
  const lock = keptLock();
  const report = reportProto(lock);
  const root = schemaOf([report, ...handwritten().map(textOf)]);
  const numbers = numbersOf(root);
  const broken = brokenNumbers(lock, numbers);
  if (broken.length > 0) throw new Error(`a number of the schema must never change:\n  ${broken.join('\n  ')}`);
  return {
    [REPORT]: report,
    [LOCK]: `${JSON.stringify(grownLock(lock, numbers), null, 2)}\n`,
    [MODULE]: messagesModule(root),
  };
}

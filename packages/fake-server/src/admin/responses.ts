import type { TSchema } from 'typebox';
import { type ProblemKind, problemKinds } from './problem.ts';
import { problemRef } from './schemas/documents.ts';

/** At every operation: who is not let in, and what nobody foresaw. */
const always: readonly ProblemKind[] = ['cross-origin', 'other-host', 'internal'];

/** A response in JSON. */
export const json = (description: string, schema: TSchema) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A response that is no JSON document. */
export const text = (description: string, type: string, schema: TSchema) => ({
  description,
  content: { [type]: { schema } },
});

/** The responses of an operation: its own, and the problems that it may answer with. */
export function responses(own: Readonly<Record<number, object>>, ...kinds: readonly ProblemKind[]) {
  return openResponses(own, ...kinds, 'unauthorized');
}

/** The same of an operation that needs no token. */
export function openResponses(
  own: Readonly<Record<number, object>>,
  ...kinds: readonly ProblemKind[]
): Record<string, object> {
  const titles = new Map<number, string[]>();
  for (const kind of [...kinds, ...always]) {
    const { status, title } = problemKinds[kind];
    titles.set(status, [...(titles.get(status) ?? []), title]);
  }
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: problemRef } },
  });
  const problems = [...titles].map(([status, all]) => [status, problem(all.join('; or: '))]);
  return { ...Object.fromEntries(problems), ...own };
}

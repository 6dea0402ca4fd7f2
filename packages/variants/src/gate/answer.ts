import type { Evidence } from './verdict.ts';

/** Whether a condition holds: true, false, or null for not known. */
export interface Answer {
  readonly holds: boolean | null;
  /** What was seen, as a part of a sentence about the client or build. */
  readonly says: string;
  readonly evidence: readonly Evidence[];
  /** For null: the facts that would tell, as a person would provide them. */
  readonly missing: readonly string[];
}

/** An answer that is known. */
export function known(holds: boolean, says: string, evidence: readonly Evidence[] = []): Answer {
  return { holds, says, evidence, missing: [] };
}

/** An answer that is not known, with the facts that would tell. */
export function notKnown(says: string, missing: readonly string[], evidence: readonly Evidence[] = []): Answer {
  return { holds: null, says, evidence, missing };
}

/** The contrary; what is not known stays so. */
export function contrary(answer: Answer): Answer {
  return { ...answer, holds: answer.holds === null ? null : !answer.holds };
}

/** All of them: false if one is, else not known if one is not, else true. */
export function all(answers: readonly Answer[]): Answer {
  const no = answers.find(({ holds }) => holds === false);
  if (no) return no;
  return {
    holds: answers.some(({ holds }) => holds === null) ? null : true,
    says: answers.flatMap(({ says }) => says || []).join(', '),
    evidence: answers.flatMap(({ evidence }) => evidence),
    missing: [...new Set(answers.flatMap(({ missing }) => missing))],
  };
}

import { visible } from './text.ts';

/** Where a problem is, as far as it is known. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The field, as a path such as `cohorts[0].weight`. */
  readonly field?: string;
}

/** One thing that is wrong, where it is, and what to do about it. */
export interface Problem extends Place {
  readonly what: string;
  readonly remedy: string;
}

/** Every error code of phonehome. docs/reference/errors.md lists the same codes; a test keeps the two equal. */
export const errorCodes = {
  USAGE: { kind: 'input', meaning: 'the command line, or an option of a library function, cannot be understood' },
  SCENARIO_INVALID: { kind: 'input', meaning: 'a scenario, policy or claims file is broken' },
  RULES_INVALID: { kind: 'input', meaning: 'a rules, suppressions or knowledge file of the release gate is broken' },
  SCENARIO_NOT_FOUND: { kind: 'input', meaning: 'no shipped scenario or file has that name' },
  FOLDER_OCCUPIED: { kind: 'input', meaning: 'the output folder holds something that the run must not replace' },
  RUN_UNREADABLE: { kind: 'input', meaning: 'a folder is not a finished run, or lacks what was asked of it' },
  STORE_UNREADABLE: { kind: 'input', meaning: 'a folder holds no store of records, or a damaged one' },
  SCHEMA_MISMATCH: { kind: 'input', meaning: 'a record or message does not fit the protobuf schema' },
  INPUT_UNREADABLE: { kind: 'input', meaning: 'a file or folder that was to be decoded or checked cannot be read' },
  IDENTITY_RANGE_FULL: { kind: 'input', meaning: 'a reserved identity range has no number left for so many phones' },
  ENVIRONMENT: { kind: 'environment', meaning: 'a port, disk, permission or Node.js version stood in the way' },
  NOT_RECEIVED: { kind: 'environment', meaning: 'what a test waited for did not reach its fake server' },
  INTERRUPTED: { kind: 'interrupted', meaning: 'the run was interrupted before it was finished' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error meant for a person: the command prints its problems, never its stack. */
export class PhonehomeError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'PhonehomeError';
    this.code = code;
    this.problems = problems;
  }

  get kind(): (typeof errorCodes)[ErrorCode]['kind'] {
    return errorCodes[this.code].kind;
  }
}

/** One line for a person: `file:line:column: field: what. Remedy.` */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  return visible(`${[place, problem.field, problem.what].filter((part) => part).join(': ')}. ${problem.remedy}`);
}

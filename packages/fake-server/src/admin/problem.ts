import type { Problem as Finding } from '@phonehome/shared';

/** Every kind of problem that the admin API answers with (RFC 9457): its status, its title, and what to do about it. */
export const problemKinds = {
  'bad-request': {
    status: 400,
    title: 'The request cannot be read',
    remedy: 'Send a whole HTTP request with valid JSON',
  },
  'bad-parameter': {
    status: 400,
    title: 'A parameter or the body is not as described',
    remedy: 'See the description of the operation in /openapi.json',
  },
  'bad-policy': {
    status: 400,
    title: 'The policy is broken',
    remedy: 'Mend what `problems` lists; the policy in force has not changed',
  },
  unauthorized: {
    status: 401,
    title: 'A token is needed',
    remedy: 'Send `Authorization: Bearer` with the token of --token-file',
  },
  'cross-origin': {
    status: 403,
    title: 'Pages of other origins have no access',
    remedy: 'Call from a program, or from a page of this server',
  },
  'not-found': { status: 404, title: 'There is nothing here', remedy: 'See /openapi.json for what there is' },
  'too-large': { status: 413, title: 'The body is too large', remedy: 'Send less than 1 MiB' },
  'media-type': {
    status: 415,
    title: 'The content type is not taken',
    remedy: 'Send `Content-Type: application/json`',
  },
  'other-host': {
    status: 421,
    title: 'The request is meant for another host',
    remedy: 'Name the server as 127.0.0.1 or localhost, or declare its name with --admin-host',
  },
  internal: { status: 500, title: 'Something went wrong here', remedy: 'Please report it as a bug' },
  'not-writable': {
    status: 503,
    title: 'Records cannot be kept',
    remedy: 'Look at the disk of the store; the server goes on by itself when it can',
  },
  closing: {
    status: 503,
    title: 'The server is closing',
    remedy: 'Ask again when it has been started again: nothing is known of what was asserted',
  },
  'too-many-waits': {
    status: 503,
    title: 'There are too many assertions under way',
    remedy: 'Wait for one, or assert without `wait_ms`',
  },
  'too-many-streams': {
    status: 503,
    title: 'There are too many live streams',
    remedy: 'Close one, or page through /v1/records',
  },
} as const;

export type ProblemKind = keyof typeof problemKinds;

/** The media type of RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A problem as it is sent; `problems` has each thing that is wrong, with its place. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly remedy: string;
  readonly problems?: readonly Finding[];
}

/** Where the page of the API explains a kind of problem. */
export const problemAnchor = (kind: string): string => `problem-${kind}`;

/** The document of a problem. */
export function problemOf(kind: ProblemKind, detail: string, problems?: readonly Finding[]): ProblemDocument {
  const { status, title, remedy } = problemKinds[kind];
  return { type: `/#${problemAnchor(kind)}`, title, status, detail, remedy, ...(problems && { problems }) };
}

/** Thrown by a route that answers with a problem. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly problems: readonly Finding[] | undefined;

  constructor(kind: ProblemKind, detail: string, problems?: readonly Finding[]) {
    super(detail);
    this.name = 'ProblemError';
    this.kind = kind;
    this.problems = problems;
  }
}

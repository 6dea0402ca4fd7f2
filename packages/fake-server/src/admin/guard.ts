import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Access } from './context.ts';
import { ProblemError } from './problem.ts';

const LOOPBACK_NAMES = ['127.0.0.1', '[::1]', 'localhost'];
const BODY_METHODS = new Set(['POST', 'PUT', 'PATCH']);
/** Sites from which a browser's request is none of a foreign page. */
const OWN_SITES = new Set(['same-origin', 'none']);
/** What an orchestrator asks, which has no token. */
const OPEN_PATHS = new Set(['/healthz', '/readyz']);

/** What of a request decides on access. */
export interface Caller {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Refuses whoever must not call. A page of another origin can make a browser send requests here, and by DNS rebinding
 * even read the answers: so the Host must be ours, the origin must be ours, and what changes something must come in a form
 * that a browser does not send without asking first (it asks by OPTIONS, and gets no leave).
 * @throws ProblemError other-host, cross-origin, media-type, unauthorized
 */
export function guard({ hosts, token }: Access, { method, path, headers }: Caller): void {
  const host = headers.host ?? '';
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  if (![...LOOPBACK_NAMES, ...hosts.map((one) => one.toLowerCase())].includes(name)) {
    throw new ProblemError('other-host', 'the Host header names another host');
  }
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw new ProblemError('cross-origin', 'the Origin header names another origin');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !OWN_SITES.has(String(site))) {
    throw new ProblemError('cross-origin', 'Sec-Fetch-Site says that another site asks');
  }
  if (BODY_METHODS.has(method) && headers['content-type'] === undefined) {
    throw new ProblemError('media-type', 'there is no Content-Type');
  }
  if (token !== null && !OPEN_PATHS.has(path) && !isBearer(headers.authorization, token)) {
    throw new ProblemError('unauthorized', 'there is no token, or another one');
  }
}

/** Compared in a time that tells nothing about the token. */
function isBearer(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

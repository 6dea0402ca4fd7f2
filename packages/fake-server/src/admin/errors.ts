import type { Socket } from 'node:net';
import { visible } from '@phonehome/shared';
import type { FastifyError, FastifyReply } from 'fastify';
import { lineText } from '../record.ts';
import { PROBLEM_TYPE, ProblemError, type ProblemKind, problemOf } from './problem.ts';

/** Kinds by the status that the framework gives its own errors. */
const kindByStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  414: 'bad-request',
  415: 'media-type',
};

/** Answers with a problem, whatever was thrown. What nobody foresaw is not told to the caller. */
export function sendProblem(error: Error, reply: FastifyReply): FastifyReply {
  const document = documentOf(error as FastifyError);
  if (document.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.status(document.status).header('content-type', PROBLEM_TYPE).send(lineText(document));
}

function documentOf(error: FastifyError) {
  if (error instanceof ProblemError) return problemOf(error.kind, error.message, error.problems);
  if (error.validation) {
    const problems = error.validation.map(({ instancePath, message, params }) => {
      const extra = (params as { additionalProperty?: string }).additionalProperty;
      const field = [error.validationContext, instancePath.slice(1).replaceAll('/', '.'), extra]
        .filter(Boolean)
        .join('.');
      return { field: visible(field), what: visible(message ?? 'it is not as described'), remedy: 'See /openapi.json' };
    });
    return problemOf('bad-parameter', problems.map(({ field, what }) => `${field}: ${what}`).join('; '), problems);
  }
  const kind = kindByStatus[error.statusCode ?? 500];
  return kind ? problemOf(kind, visible(error.message)) : problemOf('internal', 'see the log of the server');
}

/** Answers what is no HTTP request, on the bare socket. */
export function refuseBytes(socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body = lineText(problemOf('bad-request', 'these bytes are no HTTP request'));
  const head = [
    'HTTP/1.1 400 Bad Request',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

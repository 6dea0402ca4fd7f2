import { visible } from '@phonehome/shared';
import { Type } from 'typebox';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { json, openResponses, responses, text } from '../responses.ts';

const Status = Type.Object({ status: Type.Literal('ok') }, { additionalProperties: false });

/** What an operator's tools ask. */
export function healthRoutes(app: AdminApp, { store, metrics }: AdminContext): void {
  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        tags: ['operation'],
        summary: 'The process answers',
        security: [],
        response: openResponses({ 200: json('it does', Status) }),
      },
    },
    async () => ({ status: 'ok' }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        tags: ['operation'],
        summary: 'A record could be kept now',
        security: [],
        response: openResponses({ 200: json('it could', Status) }, 'not-writable'),
      },
    },
    async () => {
      try {
        await store.probe();
      } catch (error) {
        throw new ProblemError('not-writable', visible((error as Error).message));
      }
      return { status: 'ok' };
    },
  );
  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        tags: ['operation'],
        summary: 'Metrics for Prometheus',
        description: 'Requests by outcome and rule, latencies, connections and the store. No label tells of a device.',
        response: responses({ 200: text('the text format of Prometheus', 'text/plain', Type.String()) }),
      },
    },
    async (_request, reply) =>
      reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
  );
}

import { Type } from 'typebox';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { responses, text } from '../responses.ts';
import { Filter, filterOf } from '../schemas/filter.ts';
import { newestPlace, streamRecords } from '../stream.ts';

const STREAMS_MAX = 64;

const Headers = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,16}$',
      description:
        'the place after which the stream begins: 0 or one beyond the last for all that is kept; left out for what comes from now on',
    }),
  ),
});

/** Records as they come. */
export function streamRoutes(app: AdminApp, context: AdminContext): void {
  let streams = 0;
  app.get(
    '/v1/stream',
    {
      schema: {
        operationId: 'streamRecords',
        tags: ['records'],
        summary: 'Records as they come (server-sent events)',
        description:
          'Each event `record` has a record as `data` and its place as `id`. A comment comes when nothing else does for 15 s. Who takes nothing for 10 s is cut off, and goes on from its last id.',
        querystring: Filter,
        headers: Headers,
        response: responses(
          { 200: text('the stream', 'text/event-stream', Type.String()) },
          'bad-parameter',
          'too-many-streams',
        ),
      },
    },
    async ({ query, headers }, reply) => {
      if (streams >= STREAMS_MAX) throw new ProblemError('too-many-streams', `${STREAMS_MAX} are open`);
      const filter = filterOf(query);
      streams++;
      try {
        const last = headers['last-event-id'];
        const newest = await newestPlace(context.store);
        // A place that was not yet given is of a server before this one, which kept its records in memory: none was seen.
        const start = last === undefined ? newest : Number(last) > newest ? 0 : Number(last);
        reply.hijack();
        reply.raw.writeHead(200, {
          ...(reply.getHeaders() as Record<string, string>),
          'content-type': 'text/event-stream; charset=utf-8',
        });
        await streamRecords(context, filter, start, reply.raw);
      } finally {
        streams--;
      }
    },
  );
}

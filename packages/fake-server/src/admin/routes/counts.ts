import { Type } from 'typebox';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { json, responses } from '../responses.ts';
import { ref } from '../schemas/documents.ts';
import { filterOf, filterProperties } from '../schemas/filter.ts';

const INTERVAL_MIN_MS = 1_000;
const INTERVAL_MAX_MS = 366 * 24 * 3_600_000;
const INTERVAL_DEFAULT_MS = 60_000;

const Query = Type.Object(
  {
    ...filterProperties,
    interval_ms: Type.Optional(
      Type.Integer({
        minimum: INTERVAL_MIN_MS,
        maximum: INTERVAL_MAX_MS,
        default: INTERVAL_DEFAULT_MS,
        description: 'length of an interval; each begins at a multiple of it since 1970',
      }),
    ),
  },
  { additionalProperties: false },
);

/** How many records arrived when. */
export function countRoutes(app: AdminApp, { store }: AdminContext): void {
  app.get(
    '/v1/counts',
    {
      schema: {
        operationId: 'getCounts',
        tags: ['records'],
        summary: 'Counts over time, by outcome',
        querystring: Query,
        response: responses({ 200: json('the counts', ref('Counts')) }, 'bad-parameter'),
      },
    },
    async ({ query }) => {
      const { interval_ms = INTERVAL_DEFAULT_MS } = query;
      return { interval_ms, counts: await store.counts(filterOf(query), interval_ms) };
    },
  );
}

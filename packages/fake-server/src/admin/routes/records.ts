import { Type } from 'typebox';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { detailOf } from '../detail.ts';
import { ProblemError } from '../problem.ts';
import { json, responses } from '../responses.ts';
import { ref } from '../schemas/documents.ts';
import { filterOf, filterProperties } from '../schemas/filter.ts';

const LIMIT_MAX = 1_000;
const LIMIT_DEFAULT = 100;

const Query = Type.Object(
  {
    ...filterProperties,
    order: Type.Optional(Type.Enum(['oldest', 'newest'], { default: 'oldest', description: 'which come first' })),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT, description: 'how many at most' }),
    ),
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: '`next` of the page before; opaque' }),
    ),
  },
  { additionalProperties: false },
);

const List = Type.Object(
  {
    records: Type.Array(ref('StoredRecord')),
    next: Type.Union([Type.String(), Type.Null()], {
      description: '`cursor` of the next page; null where nothing follows',
    }),
  },
  { additionalProperties: false },
);

/** Lists of records, one record, and their end. */
export function recordRoutes(app: AdminApp, { store, explain, wipe }: AdminContext): void {
  app.get(
    '/v1/records',
    {
      schema: {
        operationId: 'listRecords',
        tags: ['records'],
        summary: 'Records, page by page',
        description:
          'With `order=oldest`, a page without `next` can be asked for again later: use the last cursor that you had.',
        querystring: Query,
        response: responses({ 200: json('a page', List) }, 'bad-parameter'),
      },
    },
    async ({ query }) => {
      const { order, limit = LIMIT_DEFAULT, cursor } = query;
      const newest_first = order === 'newest';
      const after = cursor === undefined ? {} : { after: readCursor(cursor, newest_first) };
      const { records, next } = await store.find(filterOf(query), { ...after, limit, newest_first });
      return { records, next: next === null ? null : writeCursor({ place: next, newest_first }) };
    },
  );
  app.get(
    '/v1/records/:exchange_id',
    {
      schema: {
        operationId: 'getRecord',
        tags: ['records'],
        summary: 'One record, explained',
        description: 'Its fields with their meaning and what they tell about, what was decided and why, and its bytes.',
        params: Type.Object({ exchange_id: Type.String({ maxLength: 64, description: 'as in the record' }) }),
        response: responses({ 200: json('the record', ref('RecordDetail')) }, 'not-found'),
      },
    },
    async ({ params }) => {
      const found = await store.get(params.exchange_id);
      if (!found) throw new ProblemError('not-found', 'there is no record of this id; it may have been forgotten');
      return detailOf(found, explain(found.record));
    },
  );
  app.delete(
    '/v1/records',
    {
      schema: {
        operationId: 'deleteRecords',
        tags: ['records'],
        summary: 'Forget every record, also on disk',
        response: responses({
          200: json('done', Type.Object({ forgotten: Type.Integer({ minimum: 0 }) }, { additionalProperties: false })),
        }),
      },
    },
    async () => ({ forgotten: await wipe() }),
  );
}

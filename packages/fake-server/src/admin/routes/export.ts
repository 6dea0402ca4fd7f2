import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { recordLine } from '../../record.ts';
import type { RecordFilter, RecordStore } from '../../store/record-store.ts';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { responses, text } from '../responses.ts';
import { Filter, filterOf } from '../schemas/filter.ts';

const PAGE = 256;

/** Records as a file. */
export function exportRoutes(app: AdminApp, { store }: AdminContext): void {
  app.get(
    '/v1/export',
    {
      schema: {
        operationId: 'exportRecords',
        tags: ['records'],
        summary: 'Every record as NDJSON',
        description: 'The lines of records.ndjson, oldest first: the same bytes as `phonehome records` prints.',
        querystring: Filter,
        response: responses({ 200: text('the lines', 'application/x-ndjson', Type.String()) }, 'bad-parameter'),
      },
    },
    async ({ query }, reply) => {
      const lines = Readable.from(linesOf(store, filterOf(query)), { objectMode: false });
      return reply.header('content-type', 'application/x-ndjson; charset=utf-8').send(lines);
    },
  );
}

/** A page at a time, as they are taken; what comes meanwhile is there, too. */
async function* linesOf(store: RecordStore, filter: RecordFilter): AsyncGenerator<string> {
  for (let after: number | null = 0; after !== null; ) {
    const { records, next } = await store.find(filter, { after, limit: PAGE });
    if (records.length > 0) yield records.map(({ record }) => `${recordLine(record)}\n`).join('');
    after = next;
  }
}

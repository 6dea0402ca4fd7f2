import { Type } from 'typebox';
import type { AdminApp } from '../app.ts';
import type { OpenApi } from '../page/document.ts';
import { pageOf } from '../page/page.ts';
import { STYLE } from '../page/style.ts';
import { json, responses, text } from '../responses.ts';

/** The description of the API, for programs and for people. */
export function pageRoutes(app: AdminApp): void {
  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getDescription',
        tags: ['operation'],
        summary: 'This description, as OpenAPI 3.1',
        response: responses({ 200: json('the document', Type.Object({ openapi: Type.String() })) }),
      },
    },
    async () => app.swagger() as unknown as OpenApi,
  );
  app.get(
    '/',
    {
      schema: {
        operationId: 'getPage',
        tags: ['operation'],
        summary: 'This description, as a page',
        response: responses({ 200: text('the page', 'text/html', Type.String()) }),
      },
    },
    async (_request, reply) =>
      reply.header('content-type', 'text/html; charset=utf-8').send(pageOf(app.swagger() as unknown as OpenApi)),
  );
  app.get(
    '/style.css',
    {
      schema: {
        operationId: 'getStyle',
        tags: ['operation'],
        summary: 'The style of the page',
        response: responses({ 200: text('the style', 'text/css', Type.String()) }),
      },
    },
    async (_request, reply) => reply.header('content-type', 'text/css; charset=utf-8').send(STYLE),
  );
}

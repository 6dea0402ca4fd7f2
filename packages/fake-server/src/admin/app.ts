import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Ajv } from 'ajv';
import fastify from 'fastify';
import { lineText } from '../record.ts';
import type { Access, AdminContext } from './context.ts';
import { refuseBytes, sendProblem } from './errors.ts';
import { guard } from './guard.ts';
import { about } from './openapi.ts';
import { ProblemError } from './problem.ts';
import { countRoutes } from './routes/counts.ts';
import { exportRoutes } from './routes/export.ts';
import { healthRoutes } from './routes/health.ts';
import { pageRoutes } from './routes/page.ts';
import { policyRoutes } from './routes/policy.ts';
import { recordRoutes } from './routes/records.ts';
import { resetRoutes } from './routes/reset.ts';
import { streamRoutes } from './routes/stream.ts';
import { verifyRoutes } from './routes/verify.ts';
import { documents } from './schemas/documents.ts';

const BODY_BYTES_MAX = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 15_000;
/** More than there are streams at once. */
const CONNECTIONS_MAX = 512;

/** Nothing may be loaded or run but the style of the page itself. */
const CONTENT_SECURITY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The app with its types, as the routes take it. */
export type AdminApp = ReturnType<typeof bareApp>;

function bareApp() {
  return fastify({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Whoever names no host is told so by our own guard.
    http: { requireHostHeader: false, headersTimeout: HEADERS_TIMEOUT_MS },
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => void sendProblem(error, reply),
    clientErrorHandler: (_error, socket) => refuseBytes(socket),
  }).withTypeProvider<TypeBoxTypeProvider>();
}

/** The admin API, ready to listen: every operation, its description, and who may call. */
export async function createAdminApp(context: AdminContext, access: Access): Promise<AdminApp> {
  const app = bareApp();
  app.server.maxConnections = CONNECTIONS_MAX;
  // Parameters are text and become what their schema says; a body must be it already.
  const parameters = new Ajv({ coerceTypes: 'array', useDefaults: true, allErrors: true });
  const bodies = new Ajv({ allErrors: true });
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? bodies : parameters).compile(schema as object),
  );
  app.setSerializerCompiler(() => lineText);
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: Error, _request, reply) => sendProblem(error, reply));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new ProblemError('not-found', `there is no ${request.method} on this path`), reply),
  );
  app.addHook('onRequest', async ({ method, url, headers }, reply) => {
    reply.header('cache-control', 'no-store');
    guard(access, { method, path: url.replace(/[?#].*$/, ''), headers });
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    strictTransportSecurity: false,
  });
  for (const schema of documents) app.addSchema(schema);
  await app.register(swagger, { openapi: about, refResolver: { buildLocalReference: ({ $id }) => String($id) } });
  for (const add of routes)
    await app.register(async (inner) => add(inner.withTypeProvider<TypeBoxTypeProvider>(), context));
  await app.ready();
  return app;
}

const routes = [
  recordRoutes,
  countRoutes,
  verifyRoutes,
  streamRoutes,
  exportRoutes,
  policyRoutes,
  resetRoutes,
  healthRoutes,
  pageRoutes,
];

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { durable } from './durable.ts';

// One of the servers that ours is held against, as a process of its own: `node server.ts <name> <port> <folder of peers>`.
// All reply the same, but for json-server, which replies what it has stored.
const HOST = '127.0.0.1';
const BODY = '{"resultCode":"0","resultDesc":"Success"}';
const TYPE = 'application/json';
const HEAD = { 'Content-Type': TYPE, 'Content-Length': String(Buffer.byteLength(BODY)) };
const [name = '', port = '', folder = ''] = process.argv.slice(2);

/** A package of the folder, which has no types here. */
const peer = (id: string) => createRequire(join(folder, 'package.json'))(id);

const servers: Readonly<Record<string, () => Promise<unknown> | unknown>> = {
  /** Reads the body and replies; there can hardly be less. */
  raw() {
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => response.writeHead(200, HEAD).end(BODY));
    });
    return server.listen(Number(port), HOST);
  },
  durable: () => durable(Number(port), HOST, BODY, TYPE),
  /** Reads the body as bytes and replies; no log. */
  fastify() {
    const app = peer('fastify')({ logger: false });
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request: unknown, body: Buffer, done: unknown) =>
      (done as (error: null, body: Buffer) => void)(null, body),
    );
    app.post('/', (_request: unknown, reply: { type(type: string): { send(body: string): unknown } }) =>
      reply.type(TYPE).send(BODY),
    );
    return app.listen({ port: Number(port), host: HOST });
  },
  /** Records in memory; what is not said of its reply it does not send; no hints for a person, no rules but one. */
  async mockttp() {
    const server = peer('mockttp').getLocal({ recordTraffic: true, suggestChanges: false });
    await server.start(Number(port));
    await server.forPost('/').thenReply(200, BODY, HEAD);
  },
  /** Records in memory, since its file is written anew for each record; the body as text, with an id of its own. */
  'json-server'() {
    const jsonServer = peer('json-server');
    const server = jsonServer.create();
    let id = 0;
    // Express cannot type what this writes to.
    server.use((request: NodeJS.ReadableStream & Record<string, unknown>, _response: unknown, next: () => void) => {
      let text = '';
      request.setEncoding('latin1');
      request.on('data', (piece: string) => {
        text += piece;
      });
      request.on('end', () => {
        request.url = '/reports';
        request.body = { id: ++id, text };
        // json-server parses what is not yet parsed.
        request._body = true;
        next();
      });
    });
    server.use(jsonServer.router({ reports: [] }));
    return server.listen(Number(port), HOST);
  },
};

await servers[name]?.();

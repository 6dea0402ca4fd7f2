import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeReply, type Header, type HttpRequest, JSON_TYPE } from '@phonehome/shared';
import fastify from 'fastify';
import type { Certificate } from './activation/certificate.ts';
import { connectionOf, openConnection } from './connection.ts';
import type { Edge } from './edge.ts';
import { type Received, receive, receiveUnreadable, type UnreadableId } from './receive.ts';
import type { Arrival } from './record.ts';
import type { ReplyPolicy } from './reply-policy.ts';

const BODY_BYTES_MAX = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** The only address that is listened on. */
export const LOOPBACK = '127.0.0.1';

/** A listening server. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Opens the server on loopback. It takes every method, target and host, keeps what it received, and answers as the
 * policy says. Rejects with the system's error when the port cannot be had.
 * @param port 0 for any free one
 */
export function listen(policy: ReplyPolicy, edge: Edge, port: number): Promise<Listener> {
  return openListener((arrival, request) => receive(policy, arrival, request), edge, port);
}

/** A server as a pure function. */
export type Receive = (arrival: Arrival, request: HttpRequest) => Received;

/** Opens a server on loopback, within TLS if there is a certificate: the HTTP around a pure function. */
export async function openListener(
  receive: Receive,
  edge: Edge,
  port: number,
  certificate: Certificate | null = null,
): Promise<Listener> {
  const closing = new AbortController();
  const parsing = { requireHostHeader: false };
  const tls = certificate ? { https: { cert: certificate.certificate, key: certificate.key, ...parsing } } : {};
  const app = fastify({
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: parsing,
    ...tls,
    // Whatever the target is, it is the same server; the record has it as received.
    rewriteUrl: () => '/',
    clientErrorHandler: (error, socket) => {
      const cut = error.code === 'ECONNRESET' || error.code === 'HPE_INVALID_EOF_STATE';
      void keepUnreadable(edge, socket, cut ? 'request-cut-short' : 'http-unreadable', error.message);
    },
  });
  // The HTTP server knows nothing of a connection whose handshake is not finished, and would not close it.
  const underlying = new Set<Socket>();
  if (certificate) {
    app.server.on('connection', (socket: Socket) => {
      underlying.add(socket);
      socket.on('close', () => underlying.delete(socket));
    });
  }
  app.server.on(certificate ? 'secureConnection' : 'connection', (socket: Socket) => {
    const connection = openConnection(socket);
    socket.on('close', () => {
      if (connection.hasRest()) void keepUnreadable(edge, socket, 'request-cut-short', 'the connection was closed');
    });
  });
  // Node would answer both by itself.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.server.on('connect', ({ socket }: IncomingMessage) => {
    void keepUnreadable(edge, socket, 'http-unreadable', 'CONNECT asks for a tunnel');
  });
  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    const body = await readBody(request.raw);
    if (body === 'cut-short') return reply.hijack();
    if (body === 'too-large') {
      await keepUnreadable(edge, socket, 'body-too-large', `more than ${BODY_BYTES_MAX} bytes`);
      return reply.hijack();
    }
    const arrival = edge.arrive(socket);
    if (!arrival) {
      socket.destroy();
      return reply.hijack();
    }
    const { method = '', httpVersion } = request.raw;
    const target = request.originalUrl;
    const headers = headersOf(request.raw);
    const received = receive(arrival, { method, target, http_version: httpVersion, headers, body });
    const connection = connectionOf(socket);
    connection.requestDone(sizeOf(connection.bytes(), request.raw, body));
    await edge.keep(socket, received);
    const { outcome } = received;
    if (outcome.outcome === 'silence') {
      endWithCaller(socket);
      return reply.hijack();
    }
    if (edge.waits && !(await waited(outcome.delay_ms, closing.signal))) {
      socket.destroy();
      return reply.hijack();
    }
    if (outcome.outcome === 'reset') {
      socket.resetAndDestroy();
      return reply.hijack();
    }
    const { status, content_type = JSON_TYPE, body: text } = outcome.reply;
    return reply.code(status).header('content-type', content_type).send(text);
  });
  app.server.maxHeadersCount = 0;
  // Whoever has sent a request and closes that direction, as some tools do, still gets the reply. Node has no type for it.
  Object.assign(app.server, { httpAllowHalfOpen: true });
  const close = async (): Promise<void> => {
    closing.abort();
    for (const socket of underlying) socket.destroy();
    await app.close();
  };
  await app.listen({ port, host: LOOPBACK });
  return { port: (app.server.address() as AddressInfo).port, close };
}

/** Closes a connection that gets no reply as soon as the caller has nothing more to say. */
function endWithCaller(socket: Socket): void {
  if (socket.readableEnded) socket.end();
  else socket.once('end', () => socket.end());
}

/** Waits, and says whether it was to the end. */
function waited(delay_ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(delay_ms, true, { signal }).catch(() => false);
}

/** Keeps what is no whole request and, where the socket still takes it, sends the refusal and closes. */
async function keepUnreadable(edge: Edge, socket: Socket, id: UnreadableId, reason: string): Promise<void> {
  const connection = connectionOf(socket);
  const arrival = connection.hasRest() ? edge.arrive(socket) : null;
  if (!arrival) {
    socket.destroy();
    return;
  }
  const received: Received = receiveUnreadable(arrival, connection.bytes(), id, reason);
  connection.over();
  try {
    await edge.keep(socket, received);
  } catch {
    // The edge has said so; what was not kept gets no answer.
    socket.destroy();
    return;
  }
  if (received.outcome.outcome === 'reply' && socket.writable) socket.end(encodeReply(received.outcome.reply));
  else socket.destroy();
}

/** How many of the received bytes the request was; all of them where only the parser knows. */
function sizeOf(bytes: Buffer, { headers }: IncomingMessage, body: Buffer): number {
  // Empty lines before a request are allowed (RFC 9112, 2.2).
  const start = bytes.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
  const end = bytes.indexOf('\r\n\r\n', start);
  return end < 0 || headers['transfer-encoding'] !== undefined ? bytes.length : end + 4 + body.length;
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'cut-short'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > BODY_BYTES_MAX) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'cut-short';
  }
  return Buffer.concat(chunks);
}

function headersOf({ rawHeaders }: IncomingMessage): Header[] {
  const headers: Header[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) headers.push([rawHeaders[i] as string, rawHeaders[i + 1] as string]);
  return headers;
}

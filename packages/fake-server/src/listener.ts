import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from './activation/certificate.ts';
import { type Receive, type Serving, serveConnection } from './connection.ts';
import type { Edge } from './edge.ts';
import { receive } from './receive.ts';
import type { ReplyPolicy } from './reply-policy.ts';

const REQUEST_TIMEOUT_MS = 30_000;
/** The address that is listened on unless a person has said otherwise. */
export const LOOPBACK = '127.0.0.1';

/** A listening server. */
export interface Listener {
  readonly port: number;
  /** How many connections are open. */
  connections(): number;
  close(): Promise<void>;
}

/** How a server is opened. */
export interface ListenerOptions {
  /** Within TLS if there is one. */
  readonly certificate?: Certificate;
  readonly request_timeout_ms?: number;
  /** The address: loopback unless a person has said otherwise. */
  readonly host?: string;
}

/**
 * Opens the server on loopback. It takes every method, target and host, keeps what it received, and answers as the
 * policy says. Rejects with the system's error when the port cannot be had.
 * @param port 0 for any free one
 */
export function listen(policy: ReplyPolicy, edge: Edge, port: number): Promise<Listener> {
  return openListener((arrival, read) => receive(policy, arrival, read), edge, port);
}

/** Opens a server: the sockets around a pure function. */
export async function openListener(
  receive: Receive,
  edge: Edge,
  port: number,
  { certificate, request_timeout_ms = REQUEST_TIMEOUT_MS, host = LOOPBACK }: ListenerOptions = {},
): Promise<Listener> {
  const closing = new AbortController();
  // Whoever has sent a request and closes that direction, as some tools do, still gets the reply.
  const options = { allowHalfOpen: true, noDelay: true };
  const server: Server = certificate
    ? createTlsServer({ ...options, cert: certificate.certificate, key: certificate.key, ALPNProtocols: ['http/1.1'] })
    : createServer(options);
  /** Those whose handshake is not finished, too. */
  const sockets = new Set<Socket>();
  const served = new Set<Promise<void>>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const serving: Serving = { port: bound, receive, edge, closing: closing.signal, request_timeout_ms };
  server.on(certificate ? 'secureConnection' : 'connection', (socket: Socket) => {
    const connection = serveConnection(socket, serving);
    served.add(connection);
    void connection.then(() => served.delete(connection));
  });
  return {
    port: bound,
    connections: () => sockets.size,
    async close() {
      closing.abort();
      const over = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await over;
      await Promise.all(served);
    },
  };
}

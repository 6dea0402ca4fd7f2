import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from './activation/certificate.ts';
import { type Receive, type Serving, serveConnection } from './connection.ts';
import type { PolicyCounters } from './counters.ts';
import type { Edge } from './edge.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { receive } from './receive.ts';
import type { ReplyPolicy } from './reply-policy.ts';
import { createSharedLimits, type SharedLimits } from './shared-limits.ts';

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
  /** Those of `defaultLimits` unless given. */
  readonly limits?: Partial<Limits>;
  /** The address: loopback unless a person has said otherwise. */
  readonly host?: string;
  /** With other ports of the same server. */
  readonly shared?: SharedLimits;
}

/** The same, with what conditions on attempts and rates go by; without counters, as in a run, a policy may have none. */
export interface ListenOptions extends ListenerOptions {
  readonly counters?: PolicyCounters;
}

/**
 * Opens the server on loopback. It takes every method, target and host, keeps what it received, and answers as the
 * policy says. Rejects with the system's error when the port cannot be had.
 * @param policy or what gives the one that holds when a request has come
 * @param port 0 for any free one
 */
export function listen(
  policy: ReplyPolicy | (() => ReplyPolicy),
  edge: Edge,
  port: number,
  { counters, ...options }: ListenOptions = {},
): Promise<Listener> {
  const current = typeof policy === 'function' ? policy : () => policy;
  const take: Receive = (arrival, read) => receive(current(), arrival, read, counters);
  return openListener(take, edge, port, options);
}

/** Opens a server: the sockets around a pure function. */
export async function openListener(
  receive: Receive,
  edge: Edge,
  port: number,
  { certificate, limits: given, host = LOOPBACK, shared }: ListenerOptions = {},
): Promise<Listener> {
  const limits: Limits = { ...defaultLimits, ...given };
  const { gate, unfinished } = shared ?? createSharedLimits(limits);
  const closing = new AbortController();
  // Whoever has sent a request and closes that direction, as some tools do, still gets the reply.
  const socketOptions = { allowHalfOpen: true, noDelay: true };
  const server: Server = certificate
    ? createTlsServer({
        ...socketOptions,
        cert: certificate.certificate,
        key: certificate.key,
        ALPNProtocols: ['http/1.1'],
        handshakeTimeout: limits.head_timeout_ms,
      })
    : createServer(socketOptions);
  /** Those whose handshake is not finished, too. */
  const sockets = new Set<Socket>();
  const served = new Set<Promise<void>>();
  const serve = (socket: Socket): void => {
    const connection = serveConnection(socket, serving);
    served.add(connection);
    void connection.then(() => served.delete(connection));
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (gate.admits(socket, !certificate) && !certificate) serve(socket);
  });
  if (certificate) server.on('secureConnection', serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const serving: Serving = {
    port: bound,
    receive,
    edge,
    closing: closing.signal,
    limits,
    unfinished,
  };
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

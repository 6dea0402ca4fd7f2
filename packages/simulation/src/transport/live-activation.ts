import type { Socket } from 'node:net';
import { type Certificate, createCertificate, listenForActivations } from '@phonehome/fake-server';
import { makerActivation } from '@phonehome/shared';
import type { buildConnector, Dispatcher } from 'undici';
import { createArrivals, lateRecord } from './arrivals.ts';
import { dialLoopback, noPort, REAL_TIMEOUT_MS, stalled } from './loopback.ts';
import type { ActivationTransport } from './transport.ts';

/** What may be put between the activation client and its server. */
export interface LiveActivationOptions {
  /** The port that phones dial, given the server's; a test puts a proxy between. It must keep the source port. */
  readonly dial?: (server_port: number) => number | Promise<number>;
  /** The certificate that the server has and the client trusts; one for the maker's host unless given. */
  readonly certificate?: Certificate;
}

/** undici's words for "nothing came for so long". */
const STALLS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * Carries each activation over a connection of its own to the maker's server on loopback, by undici and within TLS. The
 * client trusts the server's certificate alone, and only for the maker's host name, which is never resolved. Certificate,
 * server and undici are made when the first activation comes: most runs have none.
 */
export function createLiveActivations({
  dial = (port) => port,
  certificate,
}: LiveActivationOptions = {}): ActivationTransport {
  const arrivals = createArrivals();
  const open = async () => {
    const trusted = certificate ?? (await createCertificate(makerActivation.host));
    const listener = await listenForActivations(arrivals.edge, 0, trusted).catch((error) => {
      throw noPort(error);
    });
    const { buildConnector, Client } = await import('undici');
    const secure = buildConnector({
      ca: trusted.certificate,
      // Not left to the environment, which may switch it off.
      rejectUnauthorized: true,
      allowH2: false,
      maxCachedSessions: 0,
      timeout: REAL_TIMEOUT_MS,
    });
    return { listener, port: await dial(listener.port), secure, Client };
  };
  let opened: ReturnType<typeof open> | null = null;
  return {
    async activate(exchange) {
      opened ??= open();
      const { port, secure, Client } = await opened;
      const socket = await dialLoopback(port);
      const local_port = socket.localPort as number;
      const received = arrivals.expect(local_port, exchange);
      const client = new Client(`https://${makerActivation.host}`, {
        connect: within(socket, secure),
        allowH2: false,
        headersTimeout: REAL_TIMEOUT_MS,
        bodyTimeout: REAL_TIMEOUT_MS,
      });
      try {
        const { method, target: path, headers, body } = exchange.request;
        const asked = { method: method as Dispatcher.HttpMethod, path, headers: headers.flat(), body };
        const reply = await client.request(asked);
        const text = await reply.body.text();
        // The reply is the server's own, as TLS vouches for: so it has received the request.
        const { outcome } = await received;
        const delay_ms = outcome.outcome === 'reply' ? outcome.delay_ms : 0;
        return { kind: 'reply', delay_ms, status: reply.statusCode, body: text };
      } catch (error) {
        if (STALLS.has((error as { code?: string }).code ?? '')) throw stalled();
        await lateRecord(received);
        return { kind: 'connection_lost', delay_ms: 0 };
      } finally {
        await client.destroy();
        socket.destroy();
        arrivals.forget(local_port);
      }
    },
    takeActivations: () => arrivals.take(),
    async close() {
      // What could not be opened has told so, and is not to be closed.
      await opened?.then(
        ({ listener }) => listener.close(),
        () => undefined,
      );
    },
  };
}

/** Puts TLS on a connection that is already open, so that its port is known before the first byte; and only once. */
function within(socket: Socket, secure: buildConnector.connector): buildConnector.connector {
  let used = false;
  return (options, callback) => {
    if (used) return callback(new Error('an activation has one connection'), null);
    used = true;
    secure({ ...options, httpSocket: socket }, callback);
  };
}

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type TLSSocket } from 'node:tls';
import {
  type Certificate,
  createCertificate,
  type Edge,
  type Listener,
  LOOPBACK,
  listenForActivations,
} from '@phonehome/fake-server';
import { makerActivation } from '@phonehome/shared';
import type { Test } from 'tap';

/** The bytes of an activation before TLS. */
export const golden = readFileSync(new URL('../../fixtures/shared/maker-activation-request.http', import.meta.url));
export const certificate = await createCertificate(makerActivation.host);

/** The maker's server on a free port, closed when the test is over. */
export async function listening(t: Test, edge: Edge, of: Certificate = certificate): Promise<Listener> {
  const listener = await listenForActivations(edge, 0, of);
  t.teardown(() => listener.close());
  return listener;
}

/** Dials the maker's server within TLS, trusting one certificate. Rejects when the server is not the one meant. */
export async function callSecurely(
  t: Test,
  { port }: Pick<Listener, 'port'>,
  { servername = makerActivation.host as string, trusted = certificate } = {},
): Promise<TLSSocket> {
  const socket = connect({ port, host: LOOPBACK, servername, ca: trusted.certificate, rejectUnauthorized: true });
  t.teardown(() => socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
}

/** Everything that comes until the connection is closed. */
export async function readToEnd(socket: TLSSocket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  if (!socket.destroyed) await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

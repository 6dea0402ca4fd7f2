import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { LOOPBACK } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';

/** How long, in real time, nothing may happen on a loopback connection before the run gives up. */
export const REAL_TIMEOUT_MS = 20_000;
/** How long to wait for a free local port when the system has run out of them, and how often. */
const PORT_WAIT_MS = 200;
const PORT_TRIES_MAX = 300;

/**
 * Opens a connection; when the system has no local port left, waits for one that earlier connections give back.
 * @throws PhonehomeError ENVIRONMENT when it cannot be opened
 */
export async function dialLoopback(port: number): Promise<Socket> {
  for (let tries = 1; ; tries++) {
    const socket = connect({ port, host: LOOPBACK, noDelay: true });
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRNOTAVAIL' || tries === PORT_TRIES_MAX) {
        const what = `the connection to ${LOOPBACK}:${port} failed (${code})`;
        throw new PhonehomeError('ENVIRONMENT', [
          { what, remedy: 'Allow connections on loopback, or run with --virtual' },
        ]);
      }
      await wait(PORT_WAIT_MS);
    }
  }
}

/** The error of a server that could not listen on loopback. */
export function noPort({ code }: NodeJS.ErrnoException): PhonehomeError {
  const what = `no port on ${LOOPBACK} can be opened (${code})`;
  return new PhonehomeError('ENVIRONMENT', [{ what, remedy: 'Allow listening on loopback, or run with --virtual' }]);
}

/** The error of a connection on which nothing happens. */
export function stalled(): PhonehomeError {
  const what = `nothing came over loopback for ${REAL_TIMEOUT_MS / 1000} s; this machine may have been asleep`;
  return new PhonehomeError('ENVIRONMENT', [{ what, remedy: 'Start the run again' }]);
}

import type { Socket } from 'node:net';
import { encodeReplyBody } from '@phonehome/shared';
import type { Limits } from './limits.ts';
import { replyBytes } from './reply-bytes.ts';

/** How many callers that are turned away are told so at once; what comes beyond is just cut off. */
const TOLD_MAX = 256;
/** How long one that is turned away may take to close. */
const FAREWELL_MS = 1_000;
const STATUS = 503;

/** Lets connections in as far as the limits allow: those of all ports of a server together. */
export interface GateKeeper {
  /**
   * Whether the connection may stay; one that may not has been turned away.
   * @param speaks_plainly whether it can be told so: not before the handshake of TLS
   */
  admits(socket: Socket, speaks_plainly: boolean): boolean;
}

/**
 * Nothing is read of a connection that is turned away, so there is no record of it.
 * @param onTurnedAway hears of each
 */
export function createGateKeeper(
  { connections_max, connections_per_address_max }: Limits,
  onTurnedAway: () => void = () => undefined,
): GateKeeper {
  const byAddress = new Map<string, number>();
  let connections = 0;
  let told = 0;
  const turnAway = (socket: Socket, speaks_plainly: boolean): void => {
    onTurnedAway();
    socket.on('error', () => socket.destroy());
    if (!speaks_plainly || told >= TOLD_MAX) return void socket.destroy();
    told++;
    const body = encodeReplyBody(String(STATUS), 'Too many connections');
    socket.end(replyBytes({ status: STATUS, body }, { method: '', closes: true }));
    socket.resume();
    const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
    socket.on('close', () => {
      told--;
      clearTimeout(farewell);
    });
  };
  return {
    admits(socket, speaks_plainly) {
      const address = socket.remoteAddress ?? '';
      const here = byAddress.get(address) ?? 0;
      if (connections >= connections_max || here >= connections_per_address_max) {
        turnAway(socket, speaks_plainly);
        return false;
      }
      connections++;
      byAddress.set(address, here + 1);
      socket.on('close', () => {
        connections--;
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left > 0) byAddress.set(address, left);
        else byAddress.delete(address);
      });
      return true;
    },
  };
}

import { createGateKeeper, type GateKeeper } from './gate-keeper.ts';
import type { Limits } from './limits.ts';

/** What the ports of a server have in common: limits that hold for all of them together. */
export interface SharedLimits {
  readonly gate: GateKeeper;
  /** Bytes that are held of unfinished requests. */
  readonly unfinished: { bytes: number };
}

/** Those of a server to which nobody is connected. @param onTurnedAway hears of each connection for which there is no room */
export function createSharedLimits(limits: Limits, onTurnedAway?: () => void): SharedLimits {
  return { gate: createGateKeeper(limits, onTurnedAway), unfinished: { bytes: 0 } };
}

import type { DeviceNetwork } from '../network/device-network.ts';
import type { Ask } from './ask.ts';
import type { LabelledExchange } from './live-block.ts';

/** So many exchanges are told together. */
const STRETCH = 512;

/**
 * Gives asks their connections, and tells them in order of (time, device, id), some at a time. The network moves each to a
 * later moment, by less than a millisecond: an exchange is certain to be the next when the next ask comes after it.
 * @param asks in order of time
 */
export function* connected(
  asks: readonly Ask[],
  networkOf: (device: number) => DeviceNetwork,
): Generator<readonly LabelledExchange[]> {
  let stretch: LabelledExchange[] = [];
  /** In order, and not certain yet. */
  const near: LabelledExchange[] = [];
  for (const ask of asks) {
    let certain = 0;
    for (const one of near) {
      if (one.exchange.time_us >= ask.time_us) break;
      stretch.push(one);
      certain++;
    }
    if (certain > 0) near.splice(0, certain);
    insert(near, withNetwork(ask, networkOf(ask.device)));
    if (stretch.length >= STRETCH) {
      yield stretch;
      stretch = [];
    }
  }
  stretch.push(...near);
  if (stretch.length > 0) yield stretch;
}

function insert(near: LabelledExchange[], one: LabelledExchange): void {
  let at = near.length;
  while (at > 0 && isBefore(one, near[at - 1] as LabelledExchange)) at--;
  near.splice(at, 0, one);
}

function isBefore({ exchange: a }: LabelledExchange, { exchange: b }: LabelledExchange): boolean {
  return (a.time_us - b.time_us || a.device - b.device || (a.exchange_id < b.exchange_id ? -1 : 1)) < 0;
}

/** An ask with its connection. Those of a phone must come in order of time. */
function withNetwork(
  { exchange_id, device, host, server_port, access, time_us, content, truth }: Ask,
  network: DeviceNetwork,
): LabelledExchange {
  const go = content.protocol === 'dns' ? network.resolve : network.connect;
  const { path, client_port, lookup, sequence, packet_id, time_us: moved_us } = go(host, access, time_us);
  return {
    exchange: {
      exchange_id,
      device,
      time_us: moved_us,
      host,
      path,
      client_port,
      server_port,
      lookup,
      sequence,
      packet_id,
      content,
    },
    truth,
  };
}

import type { Content } from '../exchange.ts';
import type { Access } from '../network/device-network.ts';
import type { Truth } from '../truth.ts';

/** That something on a phone wants an exchange, before the network has given it ports and times. */
export interface Ask {
  readonly exchange_id: string;
  readonly device: number;
  readonly time_us: number;
  readonly host: string;
  readonly server_port: number;
  readonly access: Access;
  readonly content: Content;
  readonly truth: Truth;
}

/** The asks in order of time; of those at once, by device and id. */
export function inOrder(asks: readonly Ask[]): Ask[] {
  // Times lie together, so that comparing two is no way to two objects of the very many.
  const times = Float64Array.from(asks, ({ time_us }) => time_us);
  const at = Array.from(asks, (_, index) => index);
  at.sort((a, b) => (times[a] as number) - (times[b] as number) || byPhone(asks[a] as Ask, asks[b] as Ask));
  return at.map((index) => asks[index] as Ask);
}

function byPhone(a: Ask, b: Ask): number {
  return a.device - b.device || (a.exchange_id < b.exchange_id ? -1 : 1);
}

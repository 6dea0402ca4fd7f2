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

import type { NetworkPath } from '@phonehome/capture';
import { type RequestForm, RequestOfForm } from '@phonehome/shared';
import type { Answer, Content, Exchange, Lookup, Sides } from '../exchange.ts';
import { type Ends, RESOLVER } from '../network/device-network.ts';
import { type DayColumns, numbers as N } from './day-columns.ts';

/**
 * An exchange of a day: what it is made of is read from the columns when it is asked for. A class, since there are very many
 * of them.
 */
export class ExchangeOfDay implements Exchange {
  readonly #day: DayColumns;
  readonly #at: number;

  constructor(day: DayColumns, at: number) {
    this.#day = day;
    this.#at = at;
  }

  get exchange_id(): string {
    return this.#day.exchange_id[this.#at] as string;
  }

  get device(): number {
    return this.#ends.device;
  }

  get time_us(): number {
    return this.#number(N.time_us);
  }

  get host(): string {
    return this.#day.host[this.#at] as string;
  }

  get path(): NetworkPath {
    const { client, server } = this.#ends;
    return this.#path(client, server, this.#number(N.round_trip_us));
  }

  get client_port(): number {
    return this.#number(N.client_port);
  }

  get server_port(): number {
    return this.#number(N.server_port);
  }

  get lookup(): Lookup | null {
    const client_port = this.#number(N.lookup_port);
    if (client_port === 0) return null;
    return {
      client_port,
      id: this.#number(N.lookup_id),
      path: this.#path(this.#ends.client, RESOLVER, this.#number(N.lookup_us)),
      packet_id: this.#sides(N.lookup_client_packet_id, N.lookup_server_packet_id),
    };
  }

  get sequence(): Sides {
    return this.#sides(N.client_sequence, N.server_sequence);
  }

  get packet_id(): Sides {
    return this.#sides(N.client_packet_id, N.server_packet_id);
  }

  get content(): Content {
    const whole = this.#day.content[this.#at] as Content | null;
    if (whole !== null) return whole;
    const sent = new RequestOfForm(this.#day.form[this.#at] as RequestForm, this.#number(N.local_ms));
    const answer = this.#day.answer[this.#at] as Answer;
    return { protocol: 'http', sent, answer, late_us: this.#number(N.late_us) };
  }

  get #ends(): Ends {
    return this.#day.ends[this.#at] as Ends;
  }

  #number(which: number): number {
    return this.#day.number(this.#at, which);
  }

  #sides(client: number, server: number): Sides {
    return { client: this.#number(client), server: this.#number(server) };
  }

  #path(client: Ends['client'], server: Ends['server'], round_trip_us: number): NetworkPath {
    return { client, server, round_trip_us, segment_bytes_max: this.#number(N.segment_bytes_max) };
  }
}

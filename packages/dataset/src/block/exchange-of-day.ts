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
    return this.#path(client, server, this.round_trip_us);
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
    const { form, answer } = this;
    if (form === null) return this.#day.content[this.#at] as Content;
    const sent = new RequestOfForm(form, this.local_ms);
    return { protocol: 'http', sent, answer: answer as Answer, late_us: this.late_us };
  }

  /** Of a request of a form that, and what else its content is made of: for who needs no object of it. */
  get form(): RequestForm | null {
    return this.#day.form[this.#at] as RequestForm | null;
  }

  get answer(): Answer | null {
    return this.#day.answer[this.#at] as Answer | null;
  }

  get local_ms(): number {
    return this.#number(N.local_ms);
  }

  get late_us(): number {
    return this.#number(N.late_us);
  }

  /** The round trip of the look-up, and 0 where there is none; that of the path. */
  get lookup_us(): number {
    return this.#number(N.lookup_port) === 0 ? 0 : this.#number(N.lookup_us);
  }

  get round_trip_us(): number {
    return this.#number(N.round_trip_us);
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

import { type RequestForm, RequestOfForm } from '@phonehome/shared';
import type { Answer, Content } from '../exchange.ts';
import { CONNECTION_NUMBERS, connectionNumbers } from '../network/connection-numbers.ts';
import type { DeviceNetwork, Ends } from '../network/device-network.ts';
import type { Truth } from '../truth.ts';
import type { Ask } from './ask.ts';
import { orderByTime } from './order-by-time.ts';

/** What of an exchange is a number, in the places of a row. */
export const numbers = {
  ...connectionNumbers,
  server_port: CONNECTION_NUMBERS,
  /** Of a report of a form: its date. */
  local_ms: CONNECTION_NUMBERS + 1,
  late_us: CONNECTION_NUMBERS + 2,
} as const;

const NUMBERS = CONNECTION_NUMBERS + 3;
const ROWS_AT_LEAST = 1_024;

/**
 * The exchanges of a day, in columns: they are kept until the day is over, and many objects that live so long are what the
 * collection of garbage is slow with. What many have in common is the same object; all else is numbers and ids.
 */
export class DayColumns {
  readonly exchange_id: string[] = [];
  readonly host: string[] = [];
  readonly ends: Ends[] = [];
  readonly truth: Truth[] = [];
  /** Of a report of a form that, and what it met with; else null. */
  readonly form: (RequestForm | null)[] = [];
  readonly answer: (Answer | null)[] = [];
  /** Of all else what goes over the network; else null. */
  readonly content: (Content | null)[] = [];
  #rows: Float64Array<ArrayBuffer>;

  /** @param expected about how many there will be */
  constructor(expected = 0) {
    this.#rows = new Float64Array(NUMBERS * (expected + ROWS_AT_LEAST));
  }

  /** Gives an ask its connection, and keeps both. Those of a phone must come in order of time. */
  add({ exchange_id, host, server_port, access, time_us, content, truth }: Ask, network: DeviceNetwork): void {
    const at = this.exchange_id.length * NUMBERS;
    if (at === this.#rows.length) this.#grow();
    const rows = this.#rows;
    this.exchange_id.push(exchange_id);
    this.host.push(host);
    this.truth.push(truth);
    const go = content.protocol === 'dns' ? network.resolve : network.connect;
    this.ends.push(go(host, access, time_us, rows, at));
    rows[at + numbers.server_port] = server_port;
    if (content.protocol === 'http' && content.sent instanceof RequestOfForm) {
      this.form.push(content.sent.form);
      this.answer.push(content.answer);
      this.content.push(null);
      rows[at + numbers.local_ms] = content.sent.local_ms;
      rows[at + numbers.late_us] = content.late_us;
    } else {
      this.form.push(null);
      this.answer.push(null);
      this.content.push(content);
    }
  }

  /** A number of the exchange that was added as the `at`th: see `numbers`. */
  number(at: number, which: number): number {
    return this.#rows[at * NUMBERS + which] as number;
  }

  /** The exchanges in order of (time, device, id). */
  order(): Uint32Array {
    const times = new Float64Array(this.exchange_id.length);
    for (let at = 0; at < times.length; at++) times[at] = this.number(at, numbers.time_us);
    return orderByTime(times, (a, b) => this.#byPhone(a, b));
  }

  #byPhone(a: number, b: number): number {
    const by_device = (this.ends[a] as Ends).device - (this.ends[b] as Ends).device;
    return by_device || ((this.exchange_id[a] as string) < (this.exchange_id[b] as string) ? -1 : 1);
  }

  #grow(): void {
    const more = new Float64Array(this.#rows.length * 2);
    more.set(this.#rows);
    this.#rows = more;
  }
}

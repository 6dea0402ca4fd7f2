import type { DatePlace, RequestForm } from '@phonehome/shared';
import type { Answer, Exchange } from '../exchange.ts';
import { type ExchangeRow, exchangeRow, exchangesTable } from '../table/exchanges.ts';
import { createCellMaker, type LineForm } from './line-form.ts';

/**
 * A line of exchanges of one form that met with the same, but for what varies. Ids, times and ports take the same room in
 * each; what stands from `looked_up` to `reply_us` does not, and is no part of it.
 */
export interface LineTemplate {
  readonly answer: Answer;
  readonly host: string;
  /** From the beginning of the line on, and where in it the id, the time and the port stand. */
  readonly before: Uint8Array;
  readonly id_at: number;
  readonly time_at: number;
  readonly port_at: number;
  /** To the end of the line, and where in it the date stands; null where the body has none. */
  readonly after: Uint8Array;
  readonly date: DatePlace | null;
}

/** Times, and ports, from one to another take the same room: 16 digits, and 5. */
const TIMES_US = [1e15, 1e16] as const;
const PORT_MIN = 10_000;

/** Whether ids, times and ports of a line take the room that a template has for them. */
export function hasUsualRoom({ time_us, client_port }: Exchange): boolean {
  return time_us >= TIMES_US[0] && time_us < TIMES_US[1] && client_port >= PORT_MIN;
}

const columns = exchangesTable.columns.map(({ name }) => name as keyof ExchangeRow);
const columns_before = columns.slice(0, columns.indexOf('looked_up'));
const columns_after = columns.slice(columns.indexOf('reply_us') + 1);

/** Makes templates of exchanges that were reports of a form, and have the usual room. */
export type TemplateMaker = (exchange: Exchange, request: RequestForm, answer: Answer) => LineTemplate;

/** A maker of templates of a form of lines. */
export function createTemplateMaker(form: LineForm): TemplateMaker {
  const textBefore = createCellsWriter(form, columns_before);
  const textAfter = createCellsWriter(form, columns_after);
  const looked_up = form.before('looked_up', false);
  return (exchange, request, answer) => {
    const row = exchangeRow(exchange);
    const before = textBefore(row);
    const after = textAfter(row);
    const body_at = after.at('request_body') + (after.isQuoted('request_body') ? 1 : 0);
    return {
      answer,
      host: exchange.host,
      before: Buffer.from(before.text + looked_up, 'utf8'),
      id_at: before.at('exchange_id') + form.quote.length,
      time_at: before.at('time_us'),
      port_at: before.at('client_port'),
      after: Buffer.from(after.text + form.end, 'utf8'),
      date: placeOf(request, body_at, form.line_feed),
    };
  };
}

/** Writes cells as a line has them, and tells at which byte each begins. */
function createCellsWriter(form: LineForm, names: readonly (keyof ExchangeRow)[]) {
  const cellOf = createCellMaker(form);
  const parts = names.map((name) => ({ name, before: form.before(name, name === columns[0]) }));
  return (row: ExchangeRow) => {
    const starts: number[] = [];
    let text = '';
    for (const { name, before } of parts) {
      text += before;
      starts.push(text.length);
      text += cellOf(row[name]);
    }
    const startOf = (name: keyof ExchangeRow): number => starts[names.indexOf(name)] as number;
    return {
      text,
      at: (name: keyof ExchangeRow) => Buffer.byteLength(text.slice(0, startOf(name))),
      isQuoted: (name: keyof ExchangeRow) => text[startOf(name)] === '"',
    };
  };
}

const HEAD_END = '\r\n\r\n';
const LINE_FEED = 0x0a;

/** Where the characters of the date stand in a text that has the body from an offset on. */
function placeOf({ bytes, window }: RequestForm, body_at: number, line_feed: number): DatePlace | null {
  if (!window) return null;
  const start = bytes.indexOf(HEAD_END) + HEAD_END.length;
  // The body is base64 in lines: of what is in it nothing but a line feed may take more than one character.
  let more = 0;
  let read = start;
  const at = window.at.map((offset) => {
    for (; read < offset; read++) if (bytes[read] === LINE_FEED) more += line_feed - 1;
    return body_at + offset - start + more;
  });
  return { ...window, at };
}

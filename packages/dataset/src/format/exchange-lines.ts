import { type DatePlace, type RequestForm, writeDate } from '@phonehome/shared';
import type { LabelledExchange } from '../block/live-block.ts';
import type { Answer, Exchange, HttpContent } from '../exchange.ts';
import type { PartFile } from '../folder/part-file.ts';
import { type ExchangeRow, exchangeRow, exchangesTable } from '../table/exchanges.ts';
import { writeAscii, writeInteger } from './ascii.ts';
import { createLineMaker, type LineForm } from './line-form.ts';

/** What of a row differs between exchanges of one form that met with the same, besides the date in the body. */
const VARYING = [
  'exchange_id',
  'time_us',
  'client_port',
  'looked_up',
  'lookup_us',
  'connect_us',
  'reply_us',
] as const satisfies readonly (keyof ExchangeRow)[];

/** The most bytes that these take. */
const VARYING_BYTES_MAX = VARYING.length * 20;

/** The bytes of a line between what varies in it. */
interface Template {
  readonly answer: Answer;
  readonly host: string;
  /** One more than there are varying columns. */
  readonly between: readonly Buffer[];
  /** Where the date stands in the last one; null where the body has none. */
  readonly date: DatePlace | null;
  readonly bytes_max: number;
}

/**
 * Writes the lines of exchanges: the same bytes as of their rows. Most reports of a phone differ in a few columns and in the
 * date alone, so that their lines are copied from the one before, and these written into it.
 */
export function createExchangeLines(form: LineForm): (file: PartFile, one: LabelledExchange) => void {
  const lineOf = createLineMaker(form, exchangesTable.columns);
  const templates = new WeakMap<RequestForm, Template>();
  return (file, { exchange }) => {
    const { content, host } = exchange;
    const request = content.protocol === 'http' ? content.sent.form : null;
    if (content.protocol !== 'http' || !request) {
      return file.text(lineOf(exchangeRow(exchange)));
    }
    let template = templates.get(request);
    if (template?.answer !== content.answer || template.host !== host) {
      template = templateOf(form, exchange, content, request);
      templates.set(request, template);
    }
    const { bytes_max } = template;
    file.into(bytes_max, (bytes, at) => writeLine(form, template, exchange, content, bytes, at));
  };
}

function writeLine(
  form: LineForm,
  { between, date }: Template,
  exchange: Exchange,
  { sent, answer, late_us }: HttpContent,
  bytes: Buffer,
  start: number,
): number {
  const { path, lookup } = exchange;
  const [piece] = answer.pieces;
  let at = start;
  const copy = (nth: number): number => at + (between[nth] as Buffer).copy(bytes, at);
  const integerOrNull = (value: number | null): number =>
    value === null ? writeAscii(bytes, at, form.null) : writeInteger(bytes, at, value);
  at = writeAscii(bytes, copy(0), exchange.exchange_id);
  at = writeInteger(bytes, copy(1), exchange.time_us);
  at = writeInteger(bytes, copy(2), exchange.client_port);
  at = writeAscii(bytes, copy(3), lookup ? 'true' : 'false');
  at = copy(4);
  at = integerOrNull(lookup ? lookup.path.round_trip_us : null);
  at = writeInteger(bytes, copy(5), path.round_trip_us);
  at = copy(6);
  at = integerOrNull(piece ? piece.after_us + late_us + path.round_trip_us : null);
  const end = copy(7);
  if (date) writeDate(bytes, date, sent.date, at);
  return end;
}

function templateOf(form: LineForm, exchange: Exchange, { answer }: HttpContent, request: RequestForm): Template {
  const row = exchangeRow(exchange);
  const between = [''];
  let body_at = 0;
  const add = (text: string): void => {
    between[between.length - 1] += text;
  };
  for (const [at, { name }] of exchangesTable.columns.entries()) {
    const key = name as keyof ExchangeRow;
    add(form.before(key, at === 0));
    if (key === 'request_body') body_at = Buffer.byteLength(between.at(-1) as string);
    if (key === 'exchange_id') {
      add(form.quote);
      between.push(form.quote);
    } else if ((VARYING as readonly string[]).includes(key)) between.push('');
    else add(form.cell(row[key]));
  }
  add(form.end);
  const parts = between.map((text) => Buffer.from(text, 'utf8'));
  const bytes_max = parts.reduce((sum, { length }) => sum + length, VARYING_BYTES_MAX);
  const quotes = form.cell(row.request_body).startsWith('"') ? 1 : 0;
  const date = placeOf(request, body_at + quotes, form.line_feed);
  return { answer, host: exchange.host, between: parts, date, bytes_max };
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

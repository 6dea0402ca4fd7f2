import { type DateWindow, dateCharacters, type RequestForm } from '@phonehome/shared';
import type { Answer, Exchange, HttpContent } from '../exchange.ts';
import { type ExchangeRow, exchangeRow, exchangesTable } from '../table/exchanges.ts';

/** What of a row differs between exchanges of one form that met with the same. */
const VARYING = [
  'exchange_id',
  'time_us',
  'client_port',
  'looked_up',
  'lookup_us',
  'connect_us',
  'reply_us',
  'request_body',
] as const satisfies readonly (keyof ExchangeRow)[];

/** The text of a row between what varies in it. */
interface Template {
  readonly answer: Answer;
  readonly host: string;
  /** One more than there are varying columns. */
  readonly between: readonly string[];
  readonly body: BodyTemplate;
}

/** A body as it stands in JSON, around the characters of its date. */
interface BodyTemplate {
  readonly window: DateWindow | null;
  readonly before: string;
  readonly after: string;
  /** After so many of these characters a line ends. */
  readonly ends: readonly number[];
}

/**
 * Makes the lines of exchanges: the same text as `JSON.stringify` of their rows. Most reports of a phone differ in a few
 * columns and in the date alone, so that their lines are put together from the parts of one before.
 */
export function createExchangeLines(): (exchange: Exchange) => string {
  const templates = new WeakMap<RequestForm, Template>();
  return (exchange) => {
    const { content, host } = exchange;
    const form = content.protocol === 'http' ? content.sent.form : null;
    if (content.protocol !== 'http' || !form) return `${JSON.stringify(exchangeRow(exchange))}\n`;
    let template = templates.get(form);
    if (template?.answer !== content.answer || template.host !== host) {
      template = templateOf(exchange, content, form);
      templates.set(form, template);
    }
    return lineOf(template, exchange, content);
  };
}

function lineOf({ between, body }: Template, exchange: Exchange, { sent, answer, late_us }: HttpContent): string {
  const { path, lookup } = exchange;
  const [piece] = answer.pieces;
  const reply_us = piece ? piece.after_us + late_us + path.round_trip_us : null;
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8] = between;
  return (
    `${b0}"${exchange.exchange_id}"${b1}${exchange.time_us}${b2}${exchange.client_port}${b3}${lookup !== null}` +
    `${b4}${lookup?.path.round_trip_us ?? null}${b5}${path.round_trip_us}${b6}${reply_us}` +
    `${b7}${bodyOf(body, sent.date)}${b8}`
  );
}

function bodyOf({ window, before, after, ends }: BodyTemplate, date: string): string {
  if (!window) return before;
  const characters = dateCharacters(window, date);
  let text = before;
  let from = 0;
  for (const end of ends) {
    text += `${characters.slice(from, end)}\\n`;
    from = end;
  }
  return text + characters.slice(from) + after;
}

function templateOf(exchange: Exchange, { answer }: HttpContent, form: RequestForm): Template {
  const row = exchangeRow(exchange);
  const between = [''];
  for (const { name } of exchangesTable.columns) {
    const key = name as keyof ExchangeRow;
    const comma = between.length === 1 && between[0] === '' ? '{' : ',';
    const varies = (VARYING as readonly string[]).includes(key);
    between[between.length - 1] += `${comma}${JSON.stringify(key)}:${varies ? '' : JSON.stringify(row[key])}`;
    if (varies) between.push('');
  }
  between[between.length - 1] += '}\n';
  return { answer, host: exchange.host, between, body: bodyTemplate(form) };
}

const HEAD_END = '\r\n\r\n';

function bodyTemplate({ bytes, window }: RequestForm): BodyTemplate {
  const start = bytes.indexOf(HEAD_END) + HEAD_END.length;
  const json = (from: number, until: number): string => JSON.stringify(bytes.toString('utf8', from, until));
  if (!window) return { window, before: json(start, bytes.length), after: '', ends: [] };
  const { at, ends } = window;
  return {
    window,
    before: json(start, at[0] as number).slice(0, -1),
    after: json((at.at(-1) as number) + 1, bytes.length).slice(1),
    ends: ends.map((end) => at.findIndex((offset) => offset > end)),
  };
}

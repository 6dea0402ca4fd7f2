import { type RequestForm, writeDateOf } from '@phonehome/shared';
import type { ExchangeOfDay } from '../block/exchange-of-day.ts';
import type { LabelledExchange } from '../block/live-block.ts';
import type { Answer } from '../exchange.ts';
import type { PartFile } from '../folder/part-file.ts';
import { exchangeRow, exchangesTable } from '../table/exchanges.ts';
import { writeAscii, writeInteger } from './ascii.ts';
import { createLineMaker, type LineForm } from './line-form.ts';
import { createTemplateMaker, hasUsualRoom, type LineTemplate } from './line-template.ts';

/** The most bytes of what varies between the halves of a template. */
const VARYING_BYTES_MAX = 160;

/**
 * Writes the lines of exchanges: the same bytes as of their rows. Most reports of a phone differ in a few columns and in the
 * date alone, so that their lines are copied from the one before, and these written into it.
 */
export function createExchangeLines(form: LineForm): (file: PartFile, one: LabelledExchange) => void {
  const lineOf = createLineMaker(form, exchangesTable.columns);
  const writeVarying = createVaryingWriter(form);
  const templateOf = createTemplateMaker(form);
  const templates = new WeakMap<RequestForm, LineTemplate>();
  return (file, { exchange }) => {
    const { form: request, answer, host } = exchange;
    if (request === null || answer === null || !hasUsualRoom(exchange)) {
      return file.text(lineOf(exchangeRow(exchange)));
    }
    let template = templates.get(request);
    if (template?.answer !== answer || template.host !== host) {
      template = templateOf(exchange, request, answer);
      templates.set(request, template);
    }
    const { before, after, date } = template;
    const start = file.room(before.length + VARYING_BYTES_MAX + after.length);
    const { gathered: bytes } = file;
    bytes.set(before, start);
    writeAscii(bytes, start + template.id_at, exchange.exchange_id);
    writeInteger(bytes, start + template.time_at, exchange.time_us);
    writeInteger(bytes, start + template.port_at, exchange.client_port);
    const at = writeVarying(bytes, start + before.length, exchange, answer);
    bytes.set(after, at);
    if (date) writeDateOf(bytes, date, exchange.local_ms, at);
    file.written(at + after.length);
  };
}

/** Writes the cells from `looked_up` to `reply_us`. Gives the offset after them. */
function createVaryingWriter(form: LineForm) {
  const lookup_us = form.before('lookup_us', false);
  const connect_us = form.before('connect_us', false);
  const reply_us = form.before('reply_us', false);
  const without_lookup = form.cell(false) + lookup_us + form.null + connect_us;
  const with_lookup = form.cell(true) + lookup_us;
  return (bytes: Uint8Array, start: number, exchange: ExchangeOfDay, { pieces }: Answer): number => {
    const { lookup_us: looked_up_us, round_trip_us } = exchange;
    let at = start;
    if (looked_up_us === 0) at = writeAscii(bytes, at, without_lookup);
    else {
      at = writeInteger(bytes, writeAscii(bytes, at, with_lookup), looked_up_us);
      at = writeAscii(bytes, at, connect_us);
    }
    at = writeAscii(bytes, writeInteger(bytes, at, round_trip_us), reply_us);
    const piece = pieces[0];
    if (piece === undefined) return writeAscii(bytes, at, form.null);
    return writeInteger(bytes, at, piece.after_us + exchange.late_us + round_trip_us);
  };
}
